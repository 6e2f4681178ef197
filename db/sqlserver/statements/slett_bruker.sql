update ledger.transaksjon
set bruker = null, bruker_vern = @hash
where ledger_id = @ledgerId and versjon = @nummer and bruker is not null;
