select p.sekvens, p.linje, p.noekkel_id, p.beloep, p.tekst, p.motpart, p.dokument, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.kommunenummer = @kommunenummer and p.sekvens > @etterSekvens and p.sekvens <= @tilSekvens
order by p.sekvens, p.linje;
