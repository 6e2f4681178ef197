select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke,
    coalesce((select min(p.sekvens) from ledger.postering p where p.noekkel_id = n.id and p.kommunenummer = n.kommunenummer), 0) as foerste
from ledger.noekkel n
where n.kommunenummer = @kommunenummer and n.aar = @aar;
