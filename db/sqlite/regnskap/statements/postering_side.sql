select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart,
    p.motpart_vern, p.dokument, p.dokument_vern
from postering p
inner join journal j on j.sekvens = p.id >> 17
where p.id in (
    select k.postering_id
    from posteringsnoekkel k
    where k.noekkel_id in (select value from json_each(@noekler)) and k.postering_id > @etter and k.postering_id <= @til
        and ((@fraPeriode = 0 and @tilPeriode = 13) or (
            select case when @medGjelder = 1 then coalesce(q.gjelder_periode, q.periode) else q.periode end
            from postering q
            where q.id = k.postering_id
        ) between @fraPeriode and @tilPeriode)
    union all
    select value from json_each(@plasser)
    order by 1
    limit @antall
)
order by p.id;
