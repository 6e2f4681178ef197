select n.id, n.aar, convert(int, 0) as slag, p.periode, p.gjelder, sum(p.beloep) as beloep, count_big(*) as antall,
    min(p.sekvens) as foerste_sekvens, min(case when p.nr = 1 then p.linje end) as foerste_linje, n.kontoklasse, n.art, n.funksjon, n.kapittel,
    n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from (
    select p.ledger_id, p.aar, p.sekvens, p.linje, p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode) as gjelder, p.beloep,
        row_number() over (partition by p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode) order by p.sekvens, p.linje) as nr
    from ledger.journal j
    inner join ledger.postering p on p.ledger_id = j.ledger_id and p.aar = j.aar and p.sekvens = j.sekvens
    where j.ledger_id = @ledgerId and j.aar = @aar and j.kilde = @kilde and j.sekvens <= @tilSekvens
) p
inner join ledger.noekkel n on n.ledger_id = p.ledger_id and n.aar = p.aar and n.id = p.noekkel_id
group by n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon,
    n.fridim1, n.fridim2, n.motpartsenhet, p.periode, p.gjelder;
