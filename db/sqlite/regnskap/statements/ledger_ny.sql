insert into ledger (id, kommunenummer, enhet, versjon, sekvens, kjedehode)
values (1, @kommunenummer, @enhet, 0, 0, @kjedehode);
