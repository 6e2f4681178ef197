select versjon, form, tidspunkt, bruker, bruker_vern, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id, kvittering
from transaksjon
where import_id = @importId;
