-- Before the last hash is read: whoever writes at the same time waits for the row, and follows this line.
update ledger.logghode
set antall = antall + 1
where id = 1;
