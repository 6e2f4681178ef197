insert into saldo (noekkel_id, slag, periode, beloep, antall, foerste)
values (@noekkelId, @slag, @periode, @beloep, @antall, @foerste)
on conflict (noekkel_id, slag, periode) do update set beloep = beloep + excluded.beloep, antall = antall + excluded.antall;
