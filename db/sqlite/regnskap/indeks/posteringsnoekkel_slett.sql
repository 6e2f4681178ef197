delete from posteringsnoekkel
where noekkel_id in (select n.id from noekkel n where n.aar = @aar);
