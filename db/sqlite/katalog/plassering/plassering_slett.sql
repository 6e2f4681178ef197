delete from ledger
where kommunenummer = @kommunenummer and enhet = @enhet;
