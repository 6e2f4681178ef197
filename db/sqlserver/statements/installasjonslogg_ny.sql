insert into ledger.installasjonslogg (tidspunkt, hendelse, gjelder, bruker, innhold)
values (@tidspunkt, @hendelse, @gjelder, @bruker, @innhold);
