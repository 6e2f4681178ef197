select id
from ledger.noekkel
where kommunenummer = @kommunenummer and aar = @aar and kontoklasse = @kontoklasse and art = @art and funksjon = @funksjon and kapittel = @kapittel
    and sektor = @sektor and ansvar = @ansvar and prosjekt = @prosjekt and fond = @fond and merke = @merke;
