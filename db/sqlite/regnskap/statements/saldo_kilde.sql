select n.id, n.aar, 0 as slag, s.periode, s.gjelder, s.beloep, s.antall, s.foerste, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar,
    n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from (
    -- Summed before the keys are looked up, so that the sum is over rows of numbers.
    select p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode) as gjelder, sum(p.beloep) as beloep, count(*) as antall, min(p.id) as foerste
    from journal j
    cross join postering p
    where j.aar = @aar and j.kilde = @kilde and j.sekvens <= @tilSekvens and p.id > (j.sekvens << 17) and p.id <= (j.sekvens << 17) | 131071
    group by p.noekkel_id, p.periode, coalesce(p.gjelder_periode, p.periode)
) s
cross join noekkel n
where n.id = s.noekkel_id;
