select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke
from ledger.noekkel n
where n.kommunenummer = @kommunenummer and n.aar = @aar;
