select n.id, n.aar, s.slag, s.periode, s.gjelder, s.beloep, s.antall, s.foerste_sekvens, s.foerste_linje, n.kontoklasse, n.art, n.funksjon,
    n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from ledger.saldo s
inner join ledger.noekkel n on n.ledger_id = s.ledger_id and n.aar = s.aar and n.id = s.noekkel_id
where s.ledger_id = @ledgerId and s.aar = @aar;
