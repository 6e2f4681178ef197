select id, tidspunkt, hendelse, gjelder, bruker, innhold, tilstand, hash
from installasjonslogg
where tidspunkt <= @til
order by tidspunkt desc, id desc
limit @antall;
