insert into journal (id, versjon, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash)
values (@id, @versjon, @slag, @aar, @nummer, @referanse, @dato, @periode, @tekst, @innhold, @tilbakefoerer, @hash);
