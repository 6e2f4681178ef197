-- Eight rows of statements/journal_ny at once. What was inserted before a row that fails is undone with the whole of the write, so
-- that SQLite need not keep for each run how its pages were.
insert or fail into journal (sekvens, versjon, form, slag, aar, nummer, referanse, dato, periode, tekst, tekst_vern, innhold, tilbakefoerer, hash,
    kilde)
values
    (@sekvens_0, @versjon_0, @form_0, @slag_0, @aar_0, @nummer_0, @referanse_0, @dato_0, @periode_0, @tekst_0, @tekstVern_0, @innhold_0,
        @tilbakefoerer_0, @hash_0, @kilde_0),
    (@sekvens_1, @versjon_1, @form_1, @slag_1, @aar_1, @nummer_1, @referanse_1, @dato_1, @periode_1, @tekst_1, @tekstVern_1, @innhold_1,
        @tilbakefoerer_1, @hash_1, @kilde_1),
    (@sekvens_2, @versjon_2, @form_2, @slag_2, @aar_2, @nummer_2, @referanse_2, @dato_2, @periode_2, @tekst_2, @tekstVern_2, @innhold_2,
        @tilbakefoerer_2, @hash_2, @kilde_2),
    (@sekvens_3, @versjon_3, @form_3, @slag_3, @aar_3, @nummer_3, @referanse_3, @dato_3, @periode_3, @tekst_3, @tekstVern_3, @innhold_3,
        @tilbakefoerer_3, @hash_3, @kilde_3),
    (@sekvens_4, @versjon_4, @form_4, @slag_4, @aar_4, @nummer_4, @referanse_4, @dato_4, @periode_4, @tekst_4, @tekstVern_4, @innhold_4,
        @tilbakefoerer_4, @hash_4, @kilde_4),
    (@sekvens_5, @versjon_5, @form_5, @slag_5, @aar_5, @nummer_5, @referanse_5, @dato_5, @periode_5, @tekst_5, @tekstVern_5, @innhold_5,
        @tilbakefoerer_5, @hash_5, @kilde_5),
    (@sekvens_6, @versjon_6, @form_6, @slag_6, @aar_6, @nummer_6, @referanse_6, @dato_6, @periode_6, @tekst_6, @tekstVern_6, @innhold_6,
        @tilbakefoerer_6, @hash_6, @kilde_6),
    (@sekvens_7, @versjon_7, @form_7, @slag_7, @aar_7, @nummer_7, @referanse_7, @dato_7, @periode_7, @tekst_7, @tekstVern_7, @innhold_7,
        @tilbakefoerer_7, @hash_7, @kilde_7);
