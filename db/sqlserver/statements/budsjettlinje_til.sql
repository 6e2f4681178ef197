select b.sekvens, b.linje, b.beloep, b.periodisering, b.tiltak, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond,
    n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from ledger.budsjettlinje b
inner join ledger.noekkel n on n.ledger_id = b.ledger_id and n.aar = b.aar and n.id = b.noekkel_id
where b.ledger_id = @ledgerId and b.aar = @aar and b.sekvens <= @tilSekvens
order by b.sekvens, b.linje;
