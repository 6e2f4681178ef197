-- The room of an id is what stands up to and including its first slash; documents have none.
select id, innhold, endret, bruker
from kladd
where kommunenummer = @kommunenummer and enhet = @enhet and substr(id, 1, instr(id, '/')) = @rom
order by id;
