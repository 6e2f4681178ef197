select kommunenummer, enhet, fil, laget_som
from ledger
order by kommunenummer, enhet;
