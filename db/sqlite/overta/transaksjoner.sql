-- In the columns of transaksjon_finn; the seals are computed as they are written.
select versjon, 1 as form, tidspunkt, bruker, null as bruker_vern, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id,
    kvittering, null as avtrykk_vern, null as segl
from gammel.transaksjon
where kommunenummer = @kommunenummer
order by versjon;
