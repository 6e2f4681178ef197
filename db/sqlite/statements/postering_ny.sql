insert into postering (id, noekkel_id, periode, beloep, tekst, motpart, dokument)
values (@id, @noekkelId, @periode, @beloep, @tekst, @motpart, @dokument);
