select j.kommunenummer, j.sekvens, j.versjon, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.innhold, j.tilbakefoerer, j.hash, t.tidspunkt, t.bruker
from journal j
inner join transaksjon t on t.kommunenummer = j.kommunenummer and t.versjon = j.versjon
where j.id > (@kommunenummer << 32) | @etterSekvens and j.id <= (@kommunenummer << 32) | @tilSekvens
order by j.id
limit @antall;
