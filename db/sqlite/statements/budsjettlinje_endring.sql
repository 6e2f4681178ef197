select n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, b.beloep, b.periodisering, j.innhold
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
inner join journal j on j.id = b.journal_id
where b.id > (@kommunenummer << 49) | (@etterSekvens << 17) | 131071 and b.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
order by b.id;
