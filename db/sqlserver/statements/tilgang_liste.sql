select top (@antall) id, tidspunkt, bruker, adresse, metode, sti, status
from ledger.tilgang
where ledger_id = @ledgerId and id < @foer
order by id desc;
