select id, tidspunkt, bruker, adresse, metode, sti, status
from tilgang
where id < @foer
order by id desc
limit @antall;
