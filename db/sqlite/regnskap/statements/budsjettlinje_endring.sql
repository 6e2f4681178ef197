select b.noekkel_id, n.aar, b.beloep, b.periodisering, j.innhold, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt,
    n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
inner join journal j on j.sekvens = b.id >> 17
where b.id > (@etterSekvens << 17) | 131071 and b.id <= (@tilSekvens << 17) | 131071
order by b.id;
