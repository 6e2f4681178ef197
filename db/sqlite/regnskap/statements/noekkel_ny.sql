insert into noekkel (aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon, fridim1, fridim2,
    motpartsenhet)
values (@aar, @kontoklasse, @art, @funksjon, @kapittel, @sektor, @ansvar, @prosjekt, @fond, @merke, @konto, @lokalFunksjon, @fridim1, @fridim2,
    @motpartsenhet);
