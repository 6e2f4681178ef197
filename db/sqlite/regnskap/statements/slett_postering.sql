update postering
set tekst = iif(@felt = 'tekst', null, tekst),
    tekst_vern = iif(@felt = 'tekst', @hash, tekst_vern),
    motpart = iif(@felt = 'motpart', null, motpart),
    motpart_vern = iif(@felt = 'motpart', @hash, motpart_vern),
    dokument = iif(@felt = 'dokument', null, dokument),
    dokument_vern = iif(@felt = 'dokument', @hash, dokument_vern)
where id = (@nummer << 17) | @linje;
