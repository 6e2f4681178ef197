insert into installasjonslogg (tidspunkt, hendelse, gjelder, bruker, innhold, tilstand, hash)
values (@tidspunkt, @hendelse, @gjelder, @bruker, @innhold, @tilstand, @hash);
