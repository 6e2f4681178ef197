insert into ledger.postering (ledger_id, aar, sekvens, linje, noekkel_id, periode, gjelder_periode, beloep, tekst, tekst_vern, motpart, motpart_vern,
    dokument, dokument_vern)
values (@ledgerId, @aar, @sekvens, @linje, @noekkelId, @periode, @gjelderPeriode, @beloep, @tekst, @tekstVern, @motpart, @motpartVern, @dokument,
    @dokumentVern);
