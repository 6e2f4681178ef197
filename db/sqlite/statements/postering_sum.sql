select count(*) as antall, coalesce(sum(case when p.beloep > 0 then p.beloep else 0 end), 0) as debet
from postering p
where p.id > (@kommunenummer << 49) and p.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071;
