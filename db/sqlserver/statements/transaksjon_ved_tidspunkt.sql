select top (1) kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, kvittering, siste_sekvens, kjedehode, import_id
from ledger.transaksjon
where kommunenummer = @kommunenummer and tidspunkt <= @tidspunkt
order by versjon desc;
