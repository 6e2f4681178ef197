update ledger
set versjon = @versjon, sekvens = @sekvens, kjedehode = @kjedehode
where id = 1 and versjon = @forrigeVersjon;
