select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart,
    p.motpart_vern, p.dokument, p.dokument_vern
from postering p
inner join journal j on j.sekvens = p.id >> 17
where p.id > @etter and p.id <= @til and p.periode between @fraPeriode and @tilPeriode
order by p.id;
