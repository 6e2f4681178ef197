select kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, kvittering, siste_sekvens, kjedehode, import_id
from transaksjon
where kommunenummer = @kommunenummer and idempotensnoekkel = @idempotensnoekkel;
