select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.beloep, p.tekst, p.motpart, p.dokument
from postering p
inner join journal j on j.kommunenummer = @kommunenummer and j.sekvens = p.sekvens
where p.id in (
    select k.postering_id
    from posteringsnoekkel k
    where k.noekkel_id in (select value from json_each(@noekler))
        and k.postering_id > (@kommunenummer << 49) | (@etterSekvens << 17) | @etterLinje
        and k.postering_id <= (@kommunenummer << 49) | (@tilSekvens << 17) | 131071
        and ((@fraPeriode = 0 and @tilPeriode = 13) or (select q.periode from postering q where q.id = k.postering_id) between @fraPeriode and @tilPeriode)
    order by k.postering_id
    limit @antall
)
order by p.id;
