select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, 0 as slag, p.periode, sum(p.beloep) as beloep, count(*) as antall,
    min(p.id) & 562949953421311 as foerste
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.id > (@kommunenummer << 49) and p.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071 and n.kommunenummer = @kommunenummer and n.aar = @aar
group by p.noekkel_id, p.periode;
