update ledger.journal
set tekst = null, tekst_vern = @hash
where ledger_id = @ledgerId and sekvens = @nummer and tekst is not null;
