select top (@antall) kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, kvittering, siste_sekvens, kjedehode, import_id
from ledger.transaksjon
where kommunenummer = @kommunenummer
    and versjon <= @tilVersjon
    and (@aar is null or aar = @aar)
    and (@handling is null or handling = @handling)
order by versjon desc;
