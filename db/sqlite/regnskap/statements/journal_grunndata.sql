select j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold, j.tilbakefoerer,
    j.hash, j.kilde
from journal j
where j.sekvens in (
    select max(n.sekvens)
    from journal n
    where n.slag = @slag and n.nummer = 0 and n.aar = @aar and n.sekvens > @etterSekvens and n.sekvens <= @tilSekvens
    group by n.referanse
)
order by j.sekvens;
