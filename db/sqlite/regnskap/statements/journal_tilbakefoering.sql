select nummer
from journal
where aar = @aar and tilbakefoerer = @bilagsnummer;
