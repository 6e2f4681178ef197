insert into sesjonsnoekkel (navn, innhold, opprettet)
values (@navn, @innhold, @tidspunkt);
