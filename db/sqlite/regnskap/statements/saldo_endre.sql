insert into saldo (noekkel_id, slag, periode, gjelder, beloep, antall, foerste)
values (@noekkelId, @slag, @periode, @gjelder, @beloep, @antall, @foerste)
on conflict (noekkel_id, slag, periode, gjelder) do update set beloep = beloep + excluded.beloep, antall = antall + excluded.antall;
