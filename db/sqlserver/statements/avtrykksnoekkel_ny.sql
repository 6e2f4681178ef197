insert into ledger.avtrykksnoekkel (kommunenummer, enhet, noekkel)
values (@kommunenummer, @enhet, @noekkel);
