select count(*)
from journal j
where j.aar = @aar and j.slag = 1 and j.sekvens <= @tilSekvens and j.kilde is null and j.tilbakefoerer is null and j.referanse not like 'ledger:%'
    and exists (
        select 1
        from postering p
        where p.id > (j.sekvens << 17) and p.id <= (j.sekvens << 17) | 131071 and p.dokument is null and p.dokument_vern is null);
