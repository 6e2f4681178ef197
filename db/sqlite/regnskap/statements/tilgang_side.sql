-- As they are stored: who wrote is in the record of the write.
select id, tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash
from tilgang
where id > @etter
order by id
limit @antall;
