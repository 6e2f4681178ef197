select top (@antall) p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern,
    p.motpart, p.motpart_vern, p.dokument, p.dokument_vern
from (
    select q.sekvens, q.linje
    from ledger.postering q
    where q.ledger_id = @ledgerId and q.aar = @aar
        and q.noekkel_id in (select l.id from openjson(@noekler) with (id int '$') l)
        and q.sekvens <= @tilSekvens
        and q.sekvens >= @etterSekvens and (q.sekvens > @etterSekvens or q.linje > @etterLinje)
        and case when @medGjelder = 1 then coalesce(q.gjelder_periode, q.periode) else q.periode end between @fraPeriode and @tilPeriode
    union all
    select l.sekvens, l.linje
    from openjson(@plasser) with (sekvens bigint '$.Sekvens', linje int '$.Linje') l
) s
inner join ledger.postering p on p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = s.sekvens and p.linje = s.linje
inner join ledger.journal j on j.ledger_id = p.ledger_id and j.sekvens = p.sekvens
order by p.sekvens, p.linje;
