select top (@antall) versjon, 0 as linje, versjon, bruker, bruker_vern
from ledger.transaksjon
where ledger_id = @ledgerId and bruker = @bruker
order by versjon;
