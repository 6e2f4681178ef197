select nummer
from ledger.journal
where kommunenummer = @kommunenummer and aar = @aar and slag = @slag and slag <= 2 and referanse = @referanse;
