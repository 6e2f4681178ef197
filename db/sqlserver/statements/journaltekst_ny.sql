insert into ledger.journaltekst (ledger_id, sekvens, navn, tekst, tekst_vern)
values (@ledgerId, @sekvens, @navn, @tekst, @tekstVern);
