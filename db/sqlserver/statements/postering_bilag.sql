select n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, p.beloep, p.tekst, p.motpart, p.dokument
from ledger.postering p
inner join ledger.noekkel n on n.id = p.noekkel_id
where p.kommunenummer = @kommunenummer and p.sekvens = @sekvens
order by p.linje;
