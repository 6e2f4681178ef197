-- Of two at once the key refuses the one who comes last, and that one tries again later.
insert into ledger.kladd (kommunenummer, enhet, id, innhold, endret, bruker)
select @kommunenummer, @enhet, @id, @innhold, @tidspunkt, @bruker
where not exists (select 1 from ledger.kladd where kommunenummer = @kommunenummer and enhet = @enhet and id = @id);
