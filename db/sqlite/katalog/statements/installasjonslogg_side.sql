select id, tidspunkt, hendelse, gjelder, bruker, innhold, tilstand, hash
from installasjonslogg
where id > @etter
order by id
limit @antall;
