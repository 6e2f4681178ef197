select top (@antall) p.sekvens, p.linje, j.versjon, p.motpart, p.motpart_vern
from ledger.postering p
inner join ledger.journal j on j.ledger_id = p.ledger_id and j.sekvens = p.sekvens
where p.ledger_id = @ledgerId and p.motpart = @motpart
order by p.sekvens, p.linje;
