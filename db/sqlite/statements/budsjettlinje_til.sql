select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, b.sekvens, b.linje, b.beloep, b.periodisering
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
where b.id > (@kommunenummer << 49) and b.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071 and n.kommunenummer = @kommunenummer and n.aar = @aar
order by b.id;
