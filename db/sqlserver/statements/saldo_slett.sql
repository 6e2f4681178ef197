delete from ledger.saldo
where noekkel_id in (select n.id from ledger.noekkel n where n.kommunenummer = @kommunenummer and n.aar = @aar);
