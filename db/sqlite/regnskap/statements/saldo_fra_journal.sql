select n.id, n.aar, 0 as slag, p.periode, coalesce(p.gjelder_periode, p.periode) as gjelder, sum(p.beloep) as beloep, count(*) as antall,
    min(p.id) as foerste, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon,
    n.fridim1, n.fridim2, n.motpartsenhet
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.id <= (@tilSekvens << 17) | 131071 and n.aar = @aar
group by p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode);
