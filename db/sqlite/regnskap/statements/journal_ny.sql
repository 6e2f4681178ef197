insert into journal (sekvens, versjon, form, slag, aar, nummer, referanse, dato, periode, tekst, tekst_vern, innhold, tilbakefoerer, hash,
    kilde)
values (@sekvens, @versjon, @form, @slag, @aar, @nummer, @referanse, @dato, @periode, @tekst, @tekstVern, @innhold, @tilbakefoerer, @hash,
    @kilde);
