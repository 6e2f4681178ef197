select top (@antall) id, tidspunkt, bruker, adresse, metode, sti, status
from ledger.tilgang
where kommunenummer = @kommunenummer and id < @foer
order by id desc;
