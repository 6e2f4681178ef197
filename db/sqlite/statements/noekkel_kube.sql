select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke,
    coalesce((select k.postering_id & 562949953421311 from posteringsnoekkel k where k.noekkel_id = n.id order by k.postering_id limit 1), 0) as foerste,
    coalesce((select k.postering_id & 562949953421311 from posteringsnoekkel k where k.noekkel_id = n.id order by k.postering_id limit 1 offset 1), 0) as neste
from noekkel n
where n.kommunenummer = @kommunenummer and n.aar = @aar;
