insert into ledger.budsjettlinje (ledger_id, aar, sekvens, linje, noekkel_id, beloep, periodisering, tiltak)
values (@ledgerId, @aar, @sekvens, @linje, @noekkelId, @beloep, @periodisering, @tiltak);
