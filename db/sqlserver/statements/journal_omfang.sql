select min(o.foerste) as foerste, max(o.siste) as siste
from (values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13)) p (periode)
cross apply (
    select min(j.sekvens) as foerste, max(j.sekvens) as siste
    from ledger.journal j
    where j.kommunenummer = @kommunenummer and j.aar = @aar and j.periode = p.periode and j.periode is not null
) o
where p.periode between @fraPeriode and @tilPeriode;
