-- Held until the line is in: two that write at once would follow the same line.
select antall, hash
from ledger.logghode with (updlock)
where id = 1;
