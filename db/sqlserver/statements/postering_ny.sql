insert into ledger.postering (kommunenummer, sekvens, linje, noekkel_id, periode, beloep, tekst, motpart, dokument)
values (@kommunenummer, @sekvens, @linje, @noekkelId, @periode, @beloep, @tekst, @motpart, @dokument);
