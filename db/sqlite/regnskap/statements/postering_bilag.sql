select p.linje, p.gjelder_periode, p.beloep, p.tekst, p.tekst_vern, p.motpart, p.motpart_vern, p.dokument, p.dokument_vern, n.kontoklasse, n.art,
    n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke, n.konto, n.lokal_funksjon, n.fridim1, n.fridim2, n.motpartsenhet
from postering p
inner join noekkel n on n.id = p.noekkel_id
where p.id between (@sekvens << 17) and (@sekvens << 17) | 131071
order by p.id;
