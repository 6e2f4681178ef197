select p.sekvens, p.linje, p.noekkel_id, p.beloep, p.tekst, p.motpart, p.dokument, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.id > (@kommunenummer << 49) | (@etterSekvens << 17) | 131071 and p.id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
order by p.id;
