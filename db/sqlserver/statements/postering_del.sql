select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart,
    p.motpart_vern, p.dokument, p.dokument_vern
from ledger.postering p
inner join ledger.journal j on j.ledger_id = p.ledger_id and j.sekvens = p.sekvens
where p.ledger_id = @ledgerId and p.aar = @aar
    and p.sekvens <= @tilSekvens
    and p.sekvens >= @etterSekvens and (p.sekvens > @etterSekvens or p.linje > @etterLinje)
    and case when @medGjelder = 1 then coalesce(p.gjelder_periode, p.periode) else p.periode end between @fraPeriode and @tilPeriode
order by p.sekvens, p.linje;
