select b.sekvens, b.linje, b.beloep, b.periodisering, b.tiltak, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond,
    n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from ledger.journal j
inner join ledger.budsjettlinje b on b.ledger_id = j.ledger_id and b.aar = j.aar and b.sekvens = j.sekvens
inner join ledger.noekkel n on n.ledger_id = b.ledger_id and n.aar = b.aar and n.id = b.noekkel_id
where j.ledger_id = @ledgerId and j.sekvens > @etterSekvens and j.sekvens <= @tilSekvens
order by b.sekvens, b.linje;
