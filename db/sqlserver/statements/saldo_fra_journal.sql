select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, convert(tinyint, 0) as slag, p.periode, sum(p.beloep) as beloep, count_big(*) as antall,
    min(p.sekvens * convert(bigint, 131072) + p.linje) as foerste
from ledger.noekkel n
inner join ledger.postering p on p.noekkel_id = n.id
where n.kommunenummer = @kommunenummer and n.aar = @aar and p.kommunenummer = @kommunenummer and p.sekvens <= @tilSekvens
group by n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.periode;
