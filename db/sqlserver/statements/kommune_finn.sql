select kommunenummer, versjon, sekvens, kjedehode
from ledger.kommune
where kommunenummer = @kommunenummer;
