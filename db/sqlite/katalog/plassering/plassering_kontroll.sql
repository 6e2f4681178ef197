select kommunenummer, enhet, fil, laget_som, registrert
from ledger
order by kommunenummer, enhet;
