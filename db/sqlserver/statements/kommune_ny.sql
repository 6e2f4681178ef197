insert into ledger.kommune (kommunenummer, versjon, sekvens, kjedehode)
values (@kommunenummer, 0, 0, @kjedehode);
