select versjon, sekvens, kjedehode
from ledger.ledger
where id = @ledgerId;
