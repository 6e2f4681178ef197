update ledger.kommune
set versjon = @versjon, sekvens = @sekvens, kjedehode = @kjedehode
where kommunenummer = @kommunenummer and versjon = @forrigeVersjon;
