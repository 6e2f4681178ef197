select s.noekkel_id, s.slag, s.periode, s.gjelder, s.beloep, s.antall, s.foerste_sekvens, s.foerste_linje
from ledger.saldo s
where s.ledger_id = @ledgerId and s.aar = @aar
order by s.noekkel_id, s.slag, s.periode, s.gjelder;
