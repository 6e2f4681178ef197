insert into ledger.tilgang (ledger_id, tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash)
values (@ledgerId, @tidspunkt, @bruker, @adresse, @metode, @sti, @status, @versjon, @gjelder, @hash);
