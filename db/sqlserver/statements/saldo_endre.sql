update s
set s.beloep = s.beloep + e.beloep, s.antall = s.antall + e.antall
from ledger.saldo s
inner join #saldo_endring e on e.noekkel_id = s.noekkel_id and e.slag = s.slag and e.periode = s.periode;

insert into ledger.saldo (noekkel_id, slag, periode, beloep, antall, foerste)
select e.noekkel_id, e.slag, e.periode, e.beloep, e.antall, e.foerste
from #saldo_endring e
where not exists (select 1 from ledger.saldo s where s.noekkel_id = e.noekkel_id and s.slag = e.slag and s.periode = e.periode)
order by e.noekkel_id, e.slag, e.periode;

truncate table #saldo_endring;
