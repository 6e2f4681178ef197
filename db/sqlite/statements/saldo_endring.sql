select n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, 0 as slag, p.periode, sum(p.beloep) as beloep, count(*) as antall,
    min(p.id) & 562949953421311 as foerste
from postering p
cross join noekkel n
where p.id > (@kommunenummer << 49) | (@etterSekvens << 17) | 131071 and p.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
    and n.id = p.noekkel_id
group by p.noekkel_id, p.periode;
