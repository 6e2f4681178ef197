insert into ledger.sesjonsnoekkel (navn, innhold, opprettet)
values (@navn, @innhold, @tidspunkt);
