insert into journaltekst (sekvens, navn, tekst, tekst_vern)
values (@sekvens, @navn, @tekst, @tekstVern);
