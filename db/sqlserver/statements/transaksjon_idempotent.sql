select kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, kvittering, siste_sekvens, kjedehode
from ledger.transaksjon
where kommunenummer = @kommunenummer and idempotensnoekkel = @idempotensnoekkel;
