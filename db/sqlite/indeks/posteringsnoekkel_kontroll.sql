select p.id
from postering p
where p.id > (@kommunenummer << 49) and p.id < ((@kommunenummer + 1) << 49)
    and not exists (select 1 from posteringsnoekkel k where k.noekkel_id = p.noekkel_id and k.postering_id = p.id)
union all
select k.postering_id
from posteringsnoekkel k
where k.noekkel_id in (select n.id from noekkel n where n.kommunenummer = @kommunenummer)
    and not exists (select 1 from postering p where p.id = k.postering_id and p.noekkel_id = k.noekkel_id)
limit 1;
