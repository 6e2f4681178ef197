select innhold
from sesjonsnoekkel
order by navn;
