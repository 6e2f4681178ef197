select n.id, n.aar, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, b.beloep, b.periodisering, j.innhold
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
inner join journal j on j.kommunenummer = b.kommunenummer and j.sekvens = b.sekvens
where b.kommunenummer = @kommunenummer and b.sekvens > @etterSekvens and b.sekvens <= @tilSekvens
order by b.sekvens, b.linje;
