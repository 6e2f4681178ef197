insert into postering (id, noekkel_id, periode, gjelder_periode, beloep, tekst, tekst_vern, motpart, motpart_vern, dokument, dokument_vern)
values (@id, @noekkelId, @periode, @gjelderPeriode, @beloep, @tekst, @tekstVern, @motpart, @motpartVern, @dokument, @dokumentVern);
