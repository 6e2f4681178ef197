select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, b.sekvens, b.linje, b.beloep, b.periodisering
from ledger.noekkel n
inner join ledger.budsjettlinje b on b.noekkel_id = n.id
where n.kommunenummer = @kommunenummer and n.aar = @aar and b.kommunenummer = @kommunenummer and b.sekvens <= @tilSekvens
order by b.sekvens, b.linje;
