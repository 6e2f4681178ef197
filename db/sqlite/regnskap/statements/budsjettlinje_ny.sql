insert into budsjettlinje (id, noekkel_id, beloep, periodisering, tiltak)
values (@id, @noekkelId, @beloep, @periodisering, @tiltak);
