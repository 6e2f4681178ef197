select versjon, form, tidspunkt, bruker, bruker_vern, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id, kvittering,
    avtrykk_vern, segl
from transaksjon
where versjon > @etterVersjon and versjon <= @tilVersjon
order by versjon
limit @antall;
