select coalesce(max(nummer), 0)
from ledger.journal
where kommunenummer = @kommunenummer and aar = @aar and slag = @slag and slag <= 2;
