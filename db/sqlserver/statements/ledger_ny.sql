insert into ledger.ledger (kommunenummer, enhet, versjon, sekvens, kjedehode)
output inserted.id
values (@kommunenummer, @enhet, 0, 0, @kjedehode);
