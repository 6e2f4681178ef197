select top (@antall) j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold,
    j.tilbakefoerer, j.hash, j.kilde, t.tidspunkt, t.bruker, t.bruker_vern, f.segl
from ledger.journal j
inner join ledger.transaksjon t on t.ledger_id = j.ledger_id and t.versjon = j.versjon
left join ledger.transaksjon f on f.ledger_id = j.ledger_id and f.versjon = j.versjon - 1 and f.siste_sekvens = j.sekvens - 1
where j.ledger_id = @ledgerId and j.sekvens > @etterSekvens and j.sekvens <= @tilSekvens
order by j.sekvens;
