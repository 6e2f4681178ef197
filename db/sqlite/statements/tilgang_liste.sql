select id, tidspunkt, bruker, adresse, metode, sti, status
from tilgang
where kommunenummer = @kommunenummer and id < @foer
order by id desc
limit @antall;
