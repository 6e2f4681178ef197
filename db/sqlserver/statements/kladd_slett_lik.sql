delete from ledger.kladd
where kommunenummer = @kommunenummer and enhet = @enhet and id = @id and innhold = @innhold;
