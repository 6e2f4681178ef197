select p.sekvens, p.linje, p.noekkel_id, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart, p.motpart_vern, p.dokument, p.dokument_vern,
    n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2,
    n.motpartsenhet
from ledger.journal j
inner join ledger.postering p on p.ledger_id = j.ledger_id and p.aar = j.aar and p.sekvens = j.sekvens
inner join ledger.noekkel n on n.ledger_id = p.ledger_id and n.aar = p.aar and n.id = p.noekkel_id
where j.ledger_id = @ledgerId and j.sekvens > @etterSekvens and j.sekvens <= @tilSekvens
order by p.sekvens, p.linje;
