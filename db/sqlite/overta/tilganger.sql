-- In the columns of tilgang_side.
select id, tidspunkt, bruker, adresse, metode, sti, status, null as versjon, null as gjelder, null as hash
from gammel.tilgang
where kommunenummer = @kommunenummer
order by id;
