select s.noekkel_id, s.slag, s.periode, s.gjelder, s.beloep, s.antall, s.foerste
from noekkel n
cross join saldo s
where n.aar = @aar and s.noekkel_id = n.id;
