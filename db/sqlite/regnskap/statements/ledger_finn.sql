select versjon, sekvens, kjedehode
from ledger
where id = 1;
