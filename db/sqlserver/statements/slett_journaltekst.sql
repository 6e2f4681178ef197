update ledger.journaltekst
set tekst = null, tekst_vern = @hash
where ledger_id = @ledgerId and sekvens = @nummer and navn = @navn and tekst is not null;
