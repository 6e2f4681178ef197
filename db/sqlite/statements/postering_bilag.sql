select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.beloep, p.tekst, p.motpart, p.dokument
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.id between (@kommunenummer << 49) | (@sekvens << 17) and (@kommunenummer << 49) | (@sekvens << 17) | 131071
order by p.id;
