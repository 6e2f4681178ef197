select coalesce(max(nummer), 0)
from ledger.journal
where ledger_id = @ledgerId and aar = @aar and slag = @slag and slag <= 2;
