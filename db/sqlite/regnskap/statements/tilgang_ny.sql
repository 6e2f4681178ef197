insert into tilgang (tidspunkt, bruker, adresse, metode, sti, status)
values (@tidspunkt, @bruker, @adresse, @metode, @sti, @status);
