insert into posteringsnoekkel (noekkel_id, postering_id)
select p.noekkel_id, p.id
from postering p
where p.noekkel_id in (select n.id from noekkel n where n.aar = @aar)
order by p.noekkel_id, p.id;
