select p.sekvens, p.linje, j.nummer, j.referanse, j.dato, p.periode, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.beloep, p.tekst, p.motpart, p.dokument
from posteringsnoekkel k
inner join postering p on p.id = k.postering_id
inner join noekkel n on n.id = k.noekkel_id
inner join journal j on j.kommunenummer = @kommunenummer and j.sekvens = p.sekvens
where k.noekkel_id in (select value from json_each(@noekler))
    and k.postering_id > (@kommunenummer << 49) | (@etterSekvens << 17) | @etterLinje
    and k.postering_id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
    and p.periode between @fraPeriode and @tilPeriode
order by k.postering_id
limit @antall;
