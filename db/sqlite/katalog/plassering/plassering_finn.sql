select fil, laget_som
from ledger
where kommunenummer = @kommunenummer and enhet = @enhet;
