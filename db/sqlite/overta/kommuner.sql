select kommunenummer
from gammel.kommune
order by kommunenummer;
