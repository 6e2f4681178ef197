select nummer
from journal
where kommunenummer = @kommunenummer and aar = @aar and tilbakefoerer = @bilagsnummer;
