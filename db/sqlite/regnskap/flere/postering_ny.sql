-- Eight rows of statements/postering_ny at once. What was inserted before a row that fails is undone with the whole of the write, so
-- that SQLite need not keep for each run how its pages were.
insert or fail into postering (id, noekkel_id, periode, gjelder_periode, beloep, tekst, tekst_vern, motpart, motpart_vern, dokument, dokument_vern)
values
    (@id_0, @noekkelId_0, @periode_0, @gjelderPeriode_0, @beloep_0, @tekst_0, @tekstVern_0, @motpart_0, @motpartVern_0, @dokument_0, @dokumentVern_0),
    (@id_1, @noekkelId_1, @periode_1, @gjelderPeriode_1, @beloep_1, @tekst_1, @tekstVern_1, @motpart_1, @motpartVern_1, @dokument_1, @dokumentVern_1),
    (@id_2, @noekkelId_2, @periode_2, @gjelderPeriode_2, @beloep_2, @tekst_2, @tekstVern_2, @motpart_2, @motpartVern_2, @dokument_2, @dokumentVern_2),
    (@id_3, @noekkelId_3, @periode_3, @gjelderPeriode_3, @beloep_3, @tekst_3, @tekstVern_3, @motpart_3, @motpartVern_3, @dokument_3, @dokumentVern_3),
    (@id_4, @noekkelId_4, @periode_4, @gjelderPeriode_4, @beloep_4, @tekst_4, @tekstVern_4, @motpart_4, @motpartVern_4, @dokument_4, @dokumentVern_4),
    (@id_5, @noekkelId_5, @periode_5, @gjelderPeriode_5, @beloep_5, @tekst_5, @tekstVern_5, @motpart_5, @motpartVern_5, @dokument_5, @dokumentVern_5),
    (@id_6, @noekkelId_6, @periode_6, @gjelderPeriode_6, @beloep_6, @tekst_6, @tekstVern_6, @motpart_6, @motpartVern_6, @dokument_6, @dokumentVern_6),
    (@id_7, @noekkelId_7, @periode_7, @gjelderPeriode_7, @beloep_7, @tekst_7, @tekstVern_7, @motpart_7, @motpartVern_7, @dokument_7, @dokumentVern_7);
