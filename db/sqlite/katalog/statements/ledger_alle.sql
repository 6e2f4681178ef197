select kommunenummer, enhet
from ledger
order by kommunenummer, enhet;
