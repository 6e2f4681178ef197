insert into tilgang (tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash)
values (@tidspunkt, @bruker, @adresse, @metode, @sti, @status, @versjon, @gjelder, @hash);
