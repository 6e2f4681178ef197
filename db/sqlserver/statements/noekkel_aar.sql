select id, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke
from ledger.noekkel
where kommunenummer = @kommunenummer and aar = @aar;
