select count(*)
from ledger.journal j
where j.ledger_id = @ledgerId and j.aar = @aar and j.slag = 1 and j.sekvens <= @tilSekvens and j.kilde is null and j.tilbakefoerer is null
    and j.referanse not like 'ledger:%'
    and exists (
        select 1
        from ledger.postering p
        where p.ledger_id = j.ledger_id and p.aar = j.aar and p.sekvens = j.sekvens and p.dokument is null and p.dokument_vern is null);
