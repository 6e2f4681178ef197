select versjon, form, tidspunkt, bruker, bruker_vern, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id, kvittering,
    avtrykk_vern, segl
from transaksjon
where versjon <= @tilVersjon
    and (@aar is null or aar = @aar)
    and (@handling is null or handling = @handling)
order by versjon desc
limit @antall;
