select id, tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash
from ledger.tilgang
where ledger_id = @ledgerId and versjon = @versjon;
