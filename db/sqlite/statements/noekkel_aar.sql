select id, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke
from noekkel
where kommunenummer = @kommunenummer and aar = @aar;
