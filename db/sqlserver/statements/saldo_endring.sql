select n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, convert(tinyint, 0) as slag, p.periode, sum(p.beloep) as beloep, count_big(*) as antall,
    min(p.sekvens * convert(bigint, 131072) + p.linje) as foerste
from ledger.postering p
inner join ledger.noekkel n on n.id = p.noekkel_id
where p.kommunenummer = @kommunenummer and p.sekvens > @etterSekvens and p.sekvens <= @tilSekvens
group by n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.periode;
