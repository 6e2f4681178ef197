select innhold
from ledger.sesjonsnoekkel
order by navn;
