select p.linje, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart, p.motpart_vern, p.dokument, p.dokument_vern, n.kontoklasse, n.art,
    n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from ledger.postering p
inner join ledger.noekkel n on n.ledger_id = p.ledger_id and n.aar = p.aar and n.id = p.noekkel_id
where p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = @sekvens
order by p.linje;
