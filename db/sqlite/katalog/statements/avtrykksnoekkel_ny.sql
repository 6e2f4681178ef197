insert into avtrykksnoekkel (kommunenummer, enhet, noekkel)
values (@kommunenummer, @enhet, @noekkel);
