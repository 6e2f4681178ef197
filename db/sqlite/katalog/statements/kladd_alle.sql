select id, innhold, endret, bruker
from kladd
where kommunenummer = @kommunenummer and enhet = @enhet
order by id;
