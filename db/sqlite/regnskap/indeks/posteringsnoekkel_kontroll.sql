select p.id >> 17 as sekvens, p.id & 131071 as linje
from postering p
where not exists (select 1 from posteringsnoekkel k where k.noekkel_id = p.noekkel_id and k.postering_id = p.id)
union all
select k.postering_id >> 17, k.postering_id & 131071
from posteringsnoekkel k
where not exists (select 1 from postering p where p.id = k.postering_id and p.noekkel_id = k.noekkel_id)
limit 1;
