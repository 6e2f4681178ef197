insert into ledger.kladd (kommunenummer, enhet, id, innhold, endret, bruker)
values (@kommunenummer, @enhet, @id, @innhold, @tidspunkt, @bruker);
