select top (@antall) id, tidspunkt, hendelse, gjelder, bruker, innhold, tilstand, hash
from ledger.installasjonslogg
where id > @etter
order by id;
