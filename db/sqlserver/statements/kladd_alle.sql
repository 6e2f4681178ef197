-- The room of an id is what stands up to and including its first slash; documents have none.
select id, innhold, endret, bruker
from ledger.kladd
where kommunenummer = @kommunenummer and enhet = @enhet and left(id, charindex('/', id)) = @rom
order by id;
