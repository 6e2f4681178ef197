select j.kommunenummer, j.sekvens, j.versjon, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.innhold, j.tilbakefoerer, j.hash
from journal j
where j.id in (
    select max(n.id)
    from journal n
    where n.kommunenummer = @kommunenummer and n.slag = @slag and n.nummer = 0 and n.aar = @aar and n.sekvens <= @tilSekvens
    group by n.referanse
)
order by j.id;
