select nummer
from ledger.journal
where ledger_id = @ledgerId and aar = @aar and tilbakefoerer = @bilagsnummer;
