-- As they are stored: who wrote is in the record of the write.
select top (@antall) id, tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash
from ledger.tilgang
where ledger_id = @ledgerId and id > @etter
order by id;
