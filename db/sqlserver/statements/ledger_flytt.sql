update ledger.ledger
set versjon = @versjon, sekvens = @sekvens, kjedehode = @kjedehode
where id = @ledgerId and versjon = @forrigeVersjon;
