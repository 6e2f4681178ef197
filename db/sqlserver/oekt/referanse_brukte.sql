select j.referanse, j.nummer
from #referanse r
inner join ledger.journal j on j.ledger_id = @ledgerId and j.aar = @aar and j.slag = @slag and j.slag <= 2 and j.referanse = r.referanse;

truncate table #referanse;
