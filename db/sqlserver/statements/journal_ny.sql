insert into ledger.journal (kommunenummer, sekvens, versjon, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash)
values (@kommunenummer, @sekvens, @versjon, @slag, @aar, @nummer, @referanse, @dato, @periode, @tekst, @innhold, @tilbakefoerer, @hash);
