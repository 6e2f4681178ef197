insert into transaksjon (kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, kvittering, siste_sekvens, kjedehode, import_id)
values (@kommunenummer, @versjon, @tidspunkt, @bruker, @handling, @aar, @idempotensnoekkel, @innholdshash, @kvittering, @sisteSekvens, @kjedehode, @importId);
