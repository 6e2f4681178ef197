insert into installasjonslogg (tidspunkt, hendelse, gjelder, bruker, innhold)
values (@tidspunkt, @hendelse, @gjelder, @bruker, @innhold);
