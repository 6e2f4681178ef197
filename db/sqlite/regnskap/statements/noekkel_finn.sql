select id
from noekkel
where aar = @aar and kontoklasse = @kontoklasse and art = @art and funksjon = @funksjon and kapittel = @kapittel and sektor = @sektor
    and ansvar = @ansvar and prosjekt = @prosjekt and fond = @fond and merke = @merke and konto = @konto
    and lokal_funksjon = @lokalFunksjon and fridim1 = @fridim1 and fridim2 = @fridim2 and motpartsenhet = @motpartsenhet;
