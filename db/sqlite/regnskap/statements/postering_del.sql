select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart,
    p.motpart_vern, p.dokument, p.dokument_vern
from postering p
inner join journal j on j.sekvens = p.id >> 17
where p.id > @etter and p.id <= @til
    and case when @medGjelder = 1 then coalesce(p.gjelder_periode, p.periode) else p.periode end between @fraPeriode and @tilPeriode
order by p.id;
