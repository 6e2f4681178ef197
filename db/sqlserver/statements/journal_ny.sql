insert into ledger.journal (ledger_id, sekvens, versjon, form, slag, aar, nummer, referanse, dato, periode, tekst, tekst_vern, innhold,
    tilbakefoerer, hash, kilde)
values (@ledgerId, @sekvens, @versjon, @form, @slag, @aar, @nummer, @referanse, @dato, @periode, @tekst, @tekstVern, @innhold, @tilbakefoerer, @hash,
    @kilde);
