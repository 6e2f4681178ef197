insert into ledger.noekkel (ledger_id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon,
    fridim1, fridim2, motpartsenhet)
output inserted.id
values (@ledgerId, @aar, @kontoklasse, @art, @funksjon, @kapittel, @sektor, @ansvar, @prosjekt, @fond, @merke, @konto, @lokalFunksjon, @fridim1,
    @fridim2, @motpartsenhet);
