select min(o.foerste) as foerste, max(o.siste) as siste
from (
    select
        (select j.sekvens from journal j where j.kommunenummer = @kommunenummer and j.aar = @aar and j.periode = value order by j.id limit 1) as foerste,
        (select j.sekvens from journal j where j.kommunenummer = @kommunenummer and j.aar = @aar and j.periode = value order by j.id desc limit 1) as siste
    from json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13]')
    where value between @fraPeriode and @tilPeriode
) o;
