update s
set s.beloep = s.beloep + e.beloep, s.antall = s.antall + e.antall
from ledger.saldo s
inner join #saldo_endring e on e.aar = s.aar and e.noekkel_id = s.noekkel_id and e.slag = s.slag and e.periode = s.periode and e.gjelder = s.gjelder
where s.ledger_id = @ledgerId;

insert into ledger.saldo (ledger_id, aar, noekkel_id, slag, periode, gjelder, beloep, antall, foerste_sekvens, foerste_linje)
select @ledgerId, e.aar, e.noekkel_id, e.slag, e.periode, e.gjelder, e.beloep, e.antall, e.foerste_sekvens, e.foerste_linje
from #saldo_endring e
where not exists (
    select 1
    from ledger.saldo s
    where s.ledger_id = @ledgerId and s.aar = e.aar and s.noekkel_id = e.noekkel_id and s.slag = e.slag and s.periode = e.periode and s.gjelder = e.gjelder
);

truncate table #saldo_endring;
