select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.beloep, p.tekst, p.motpart, p.dokument
from postering p
inner join journal j on j.id = p.id >> 17
where p.id > @etter and p.id <= @til and p.periode between @fraPeriode and @tilPeriode
order by p.id;
