insert into ledger.tilgang (ledger_id, tidspunkt, bruker, adresse, metode, sti, status)
values (@ledgerId, @tidspunkt, @bruker, @adresse, @metode, @sti, @status);
