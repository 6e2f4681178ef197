insert into posteringsnoekkel (noekkel_id, postering_id)
select p.noekkel_id, p.id
from postering p
where p.id > (@kommunenummer << 49) and p.id < ((@kommunenummer + 1) << 49) and p.noekkel_id in (select n.id from noekkel n where n.kommunenummer = @kommunenummer and n.aar = @aar)
order by p.noekkel_id, p.id;
