select kommunenummer, versjon, sekvens, kjedehode
from ledger.kommune
order by kommunenummer;
