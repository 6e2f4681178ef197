insert into budsjettlinje (id, noekkel_id, beloep, periodisering)
values (@id, @noekkelId, @beloep, @periodisering);
