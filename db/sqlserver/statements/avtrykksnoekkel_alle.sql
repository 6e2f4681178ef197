select kommunenummer, enhet, noekkel
from ledger.avtrykksnoekkel
order by kommunenummer, enhet;
