select kommunenummer, enhet, noekkel
from avtrykksnoekkel
order by kommunenummer, enhet;
