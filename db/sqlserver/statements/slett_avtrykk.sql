update ledger.transaksjon
set innholdshash = null, avtrykk_vern = @hash
where ledger_id = @ledgerId and versjon = @nummer and innholdshash is not null;
