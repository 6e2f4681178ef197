select j.kommunenummer, j.sekvens, j.versjon, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.innhold, j.tilbakefoerer, j.hash, t.tidspunkt, t.bruker
from journal j
inner join transaksjon t on t.kommunenummer = j.kommunenummer and t.versjon = j.versjon
where j.kommunenummer = @kommunenummer and j.aar = @aar and j.slag = 2 and j.nummer > 0 and j.sekvens <= @tilSekvens
order by j.sekvens;
