select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, 0 as slag, p.periode, sum(p.beloep) as beloep, count(*) as antall
from noekkel n
inner join postering p on p.noekkel_id = n.id
where n.kommunenummer = @kommunenummer and n.aar = @aar and p.id > (@kommunenummer << 49) and p.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
group by n.id, p.periode;
