select top (@antall) id, tidspunkt, hendelse, gjelder, bruker, innhold, tilstand, hash
from ledger.installasjonslogg
where tidspunkt <= @til
order by tidspunkt desc, id desc;
