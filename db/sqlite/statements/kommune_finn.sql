select kommunenummer, versjon, sekvens, kjedehode
from kommune
where kommunenummer = @kommunenummer;
