delete from saldo
where noekkel_id in (select n.id from noekkel n where n.aar = @aar);
