select noekkel
from avtrykksnoekkel
where kommunenummer = @kommunenummer and enhet = @enhet;
