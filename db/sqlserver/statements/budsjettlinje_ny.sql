insert into ledger.budsjettlinje (kommunenummer, sekvens, linje, noekkel_id, beloep, periodisering)
values (@kommunenummer, @sekvens, @linje, @noekkelId, @beloep, @periodisering);
