-- Two at once: the range that was found empty is held, so that the one who comes last finds what the first has written.
insert into ledger.kladd (kommunenummer, enhet, id, innhold, endret, bruker)
select @kommunenummer, @enhet, @id, @innhold, @tidspunkt, @bruker
where not exists (select 1 from ledger.kladd with (updlock, holdlock) where kommunenummer = @kommunenummer and enhet = @enhet and id = @id);
