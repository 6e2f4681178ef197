insert into noekkel (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke)
values (@kommunenummer, @aar, @kontoklasse, @art, @funksjon, @kapittel, @sektor, @ansvar, @prosjekt, @fond, @merke);
