select s.noekkel_id, s.slag, s.periode, s.beloep, s.antall, s.foerste
from noekkel n
cross join saldo s
where n.kommunenummer = @kommunenummer and n.aar = @aar and s.noekkel_id = n.id;
