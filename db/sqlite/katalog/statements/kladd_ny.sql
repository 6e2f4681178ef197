insert into kladd (kommunenummer, enhet, id, innhold, endret, bruker)
values (@kommunenummer, @enhet, @id, @innhold, @tidspunkt, @bruker);
