select nummer
from ledger.journal
where kommunenummer = @kommunenummer and aar = @aar and tilbakefoerer = @bilagsnummer;
