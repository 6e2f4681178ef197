select top (@antall) p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.beloep, p.tekst, p.motpart, p.dokument
from (
    select q.kommunenummer, q.sekvens, q.linje, q.noekkel_id, q.periode, q.beloep, q.tekst, q.motpart, q.dokument
    from ledger.postering q
    where q.noekkel_id in (select convert(int, l.value) from string_split(@noekler, ',') l where l.value <> '')
        and q.kommunenummer = @kommunenummer
        and q.sekvens <= @tilSekvens
        and (q.sekvens > @etterSekvens or (q.sekvens = @etterSekvens and q.linje > @etterLinje))
        and q.periode between @fraPeriode and @tilPeriode
    union all
    select q.kommunenummer, q.sekvens, q.linje, q.noekkel_id, q.periode, q.beloep, q.tekst, q.motpart, q.dokument
    from string_split(@plasser, ',') l
    inner join ledger.postering q on q.kommunenummer = @kommunenummer and q.sekvens = convert(bigint, l.value) / 131072 and q.linje = convert(bigint, l.value) % 131072
    where l.value <> ''
) p
inner join ledger.journal j on j.kommunenummer = p.kommunenummer and j.sekvens = p.sekvens
order by p.sekvens, p.linje;
