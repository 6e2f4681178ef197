update ledger.saldo
set beloep = beloep + @beloep, antall = antall + @antall
where noekkel_id = @noekkelId and slag = @slag and periode = @periode;

if @@rowcount = 0
insert into ledger.saldo (noekkel_id, slag, periode, beloep, antall)
values (@noekkelId, @slag, @periode, @beloep, @antall);
