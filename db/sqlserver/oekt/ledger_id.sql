select id
from ledger.ledger
where kommunenummer = @kommunenummer and enhet = @enhet;
