select j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold, j.tilbakefoerer,
    j.hash, j.kilde
from ledger.journal j
inner join (
    select max(n.sekvens) as sekvens
    from ledger.journal n
    where n.ledger_id = @ledgerId and n.slag = @slag and n.slag > 2 and n.aar = @aar and n.sekvens > @etterSekvens and n.sekvens <= @tilSekvens
    group by n.referanse
) nyest on nyest.sekvens = j.sekvens
where j.ledger_id = @ledgerId
order by j.sekvens;
