select b.sekvens, b.linje, b.beloep, b.periodisering, b.tiltak, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond,
    n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
where b.id > (@etterSekvens << 17) | 131071 and b.id <= (@tilSekvens << 17) | 131071
order by b.id;
