select kommunenummer, versjon, sekvens, kjedehode
from kommune
order by kommunenummer;
