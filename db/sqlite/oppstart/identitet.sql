select kommunenummer, enhet from ledger where id = 1;
