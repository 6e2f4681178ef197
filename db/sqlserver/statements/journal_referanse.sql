select nummer
from ledger.journal
where ledger_id = @ledgerId and aar = @aar and slag = @slag and slag <= 2 and referanse = @referanse;
