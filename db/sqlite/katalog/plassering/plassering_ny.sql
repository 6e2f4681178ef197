insert into ledger (kommunenummer, enhet, fil, laget_som, registrert)
values (@kommunenummer, @enhet, @fil, @lagetSom, @registrert);
