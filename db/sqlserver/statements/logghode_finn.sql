select antall, hash
from ledger.logghode
where id = 1;
