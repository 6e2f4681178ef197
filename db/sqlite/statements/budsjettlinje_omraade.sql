select b.sekvens, b.linje, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, b.beloep, b.periodisering
from budsjettlinje b
inner join noekkel n on n.id = b.noekkel_id
where b.kommunenummer = @kommunenummer and b.sekvens > @etterSekvens and b.sekvens <= @tilSekvens
order by b.sekvens, b.linje;
