select count_big(*) as antall, coalesce(sum(case when p.beloep > 0 then p.beloep else 0 end), 0) as debet
from ledger.postering p
where p.kommunenummer = @kommunenummer and p.sekvens <= @tilSekvens;
