select p.sekvens, p.linje, j.versjon, p.motpart, p.motpart_vern
from postering p
inner join journal j on j.sekvens = p.sekvens
where p.motpart = @motpart
order by p.id
limit @antall;
