insert into ledger.tilgang (tidspunkt, kommunenummer, bruker, adresse, metode, sti, status)
values (@tidspunkt, @kommunenummer, @bruker, @adresse, @metode, @sti, @status);
