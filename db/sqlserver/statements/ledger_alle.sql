select kommunenummer, enhet
from ledger.ledger
order by kommunenummer, enhet;
