select n.id, n.kontoklasse, n.art, n.funksjon, n.kapittel, n.sektor, n.ansvar, n.prosjekt, n.fond, n.merke,
    coalesce(p.foerste, 0) as foerste, coalesce(nullif(p.siste, p.foerste), 0) as neste
from ledger.noekkel n
outer apply (
    select min(t.posisjon) as foerste, max(t.posisjon) as siste
    from (
        select top (2) q.sekvens * convert(bigint, 131072) + q.linje as posisjon
        from ledger.postering q
        where q.noekkel_id = n.id and q.kommunenummer = n.kommunenummer
        order by q.sekvens, q.linje
    ) t
) p
where n.kommunenummer = @kommunenummer and n.aar = @aar;
