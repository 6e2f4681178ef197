select noekkel
from ledger.avtrykksnoekkel
where kommunenummer = @kommunenummer and enhet = @enhet;
