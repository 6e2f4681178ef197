select p.sekvens, p.linje, p.noekkel_id, j.nummer, j.referanse, j.dato, p.periode, p.beloep, p.tekst, p.motpart, p.dokument
from ledger.postering p
inner join ledger.journal j on j.kommunenummer = p.kommunenummer and j.sekvens = p.sekvens
where p.kommunenummer = @kommunenummer
    and p.sekvens <= @tilSekvens
    and (p.sekvens > @etterSekvens or (p.sekvens = @etterSekvens and p.linje > @etterLinje))
    and p.periode between @fraPeriode and @tilPeriode
order by p.sekvens, p.linje;
