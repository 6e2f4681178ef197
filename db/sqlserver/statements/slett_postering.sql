update ledger.postering
set tekst = case when @felt = 'tekst' then null else tekst end,
    tekst_vern = case when @felt = 'tekst' then @hash else tekst_vern end,
    motpart = case when @felt = 'motpart' then null else motpart end,
    motpart_vern = case when @felt = 'motpart' then @hash else motpart_vern end,
    dokument = case when @felt = 'dokument' then null else dokument end,
    dokument_vern = case when @felt = 'dokument' then @hash else dokument_vern end
where ledger_id = @ledgerId
    and aar = (select j.aar from ledger.journal j where j.ledger_id = @ledgerId and j.sekvens = @nummer)
    and sekvens = @nummer
    and linje = @linje;
