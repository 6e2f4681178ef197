select j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold, j.tilbakefoerer,
    j.hash, j.kilde, t.tidspunkt, t.bruker, t.bruker_vern
from ledger.journal j
inner join ledger.transaksjon t on t.ledger_id = j.ledger_id and t.versjon = j.versjon
where j.ledger_id = @ledgerId and j.aar = @aar and j.slag = 2 and j.slag <= 2 and j.sekvens <= @tilSekvens
order by j.sekvens;
