-- Eight rows of statements/noekkel_ny at once. What was inserted before a row that fails is undone with the whole of the write, so
-- that SQLite need not keep for each run how its pages were.
insert or fail into noekkel (aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon, fridim1,
    fridim2, motpartsenhet)
values
    (@aar_0, @kontoklasse_0, @art_0, @funksjon_0, @kapittel_0, @sektor_0, @ansvar_0, @prosjekt_0, @fond_0, @merke_0, @konto_0, @lokalFunksjon_0,
        @fridim1_0, @fridim2_0, @motpartsenhet_0),
    (@aar_1, @kontoklasse_1, @art_1, @funksjon_1, @kapittel_1, @sektor_1, @ansvar_1, @prosjekt_1, @fond_1, @merke_1, @konto_1, @lokalFunksjon_1,
        @fridim1_1, @fridim2_1, @motpartsenhet_1),
    (@aar_2, @kontoklasse_2, @art_2, @funksjon_2, @kapittel_2, @sektor_2, @ansvar_2, @prosjekt_2, @fond_2, @merke_2, @konto_2, @lokalFunksjon_2,
        @fridim1_2, @fridim2_2, @motpartsenhet_2),
    (@aar_3, @kontoklasse_3, @art_3, @funksjon_3, @kapittel_3, @sektor_3, @ansvar_3, @prosjekt_3, @fond_3, @merke_3, @konto_3, @lokalFunksjon_3,
        @fridim1_3, @fridim2_3, @motpartsenhet_3),
    (@aar_4, @kontoklasse_4, @art_4, @funksjon_4, @kapittel_4, @sektor_4, @ansvar_4, @prosjekt_4, @fond_4, @merke_4, @konto_4, @lokalFunksjon_4,
        @fridim1_4, @fridim2_4, @motpartsenhet_4),
    (@aar_5, @kontoklasse_5, @art_5, @funksjon_5, @kapittel_5, @sektor_5, @ansvar_5, @prosjekt_5, @fond_5, @merke_5, @konto_5, @lokalFunksjon_5,
        @fridim1_5, @fridim2_5, @motpartsenhet_5),
    (@aar_6, @kontoklasse_6, @art_6, @funksjon_6, @kapittel_6, @sektor_6, @ansvar_6, @prosjekt_6, @fond_6, @merke_6, @konto_6, @lokalFunksjon_6,
        @fridim1_6, @fridim2_6, @motpartsenhet_6),
    (@aar_7, @kontoklasse_7, @art_7, @funksjon_7, @kapittel_7, @sektor_7, @ansvar_7, @prosjekt_7, @fond_7, @merke_7, @konto_7, @lokalFunksjon_7,
        @fridim1_7, @fridim2_7, @motpartsenhet_7);
