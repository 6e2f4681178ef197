select top (@antall) j.kommunenummer, j.sekvens, j.versjon, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.innhold, j.tilbakefoerer, j.hash, t.tidspunkt, t.bruker
from ledger.journal j
inner join ledger.transaksjon t on t.kommunenummer = j.kommunenummer and t.versjon = j.versjon
where j.kommunenummer = @kommunenummer and j.sekvens > @etterSekvens and j.sekvens <= @tilSekvens
order by j.sekvens;
