select convert(bigint, s.noekkel_id) as noekkel_id, convert(bigint, s.slag) as slag, convert(bigint, s.periode) as periode, s.beloep, convert(bigint, s.antall) as antall, s.foerste
from ledger.noekkel n
inner join ledger.saldo s on s.noekkel_id = n.id
where n.kommunenummer = @kommunenummer and n.aar = @aar
order by s.noekkel_id, s.slag, s.periode;
