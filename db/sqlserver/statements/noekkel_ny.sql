insert into ledger.noekkel (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke)
output inserted.id
values (@kommunenummer, @aar, @kontoklasse, @art, @funksjon, @kapittel, @sektor, @ansvar, @prosjekt, @fond, @merke);
