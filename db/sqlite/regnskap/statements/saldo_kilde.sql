select n.id, n.aar, 0 as slag, p.periode, coalesce(p.gjelder_periode, p.periode) as gjelder, sum(p.beloep) as beloep, count(*) as antall,
    min(p.id) as foerste, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon,
    n.fridim1, n.fridim2, n.motpartsenhet
from journal j
cross join postering p
cross join noekkel n
where j.aar = @aar and j.kilde = @kilde and j.sekvens <= @tilSekvens and p.id > (j.sekvens << 17) and p.id <= (j.sekvens << 17) | 131071
    and n.id = p.noekkel_id
group by p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode);
