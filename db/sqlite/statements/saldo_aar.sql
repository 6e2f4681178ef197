select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, s.slag, s.periode, s.beloep, s.antall, s.foerste
from noekkel n
inner join saldo s on s.noekkel_id = n.id
where n.kommunenummer = @kommunenummer and n.aar = @aar;
