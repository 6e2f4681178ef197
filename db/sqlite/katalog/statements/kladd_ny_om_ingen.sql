insert into kladd (kommunenummer, enhet, id, innhold, endret, bruker)
select @kommunenummer, @enhet, @id, @innhold, @tidspunkt, @bruker
where not exists (select 1 from kladd where kommunenummer = @kommunenummer and enhet = @enhet and id = @id);
