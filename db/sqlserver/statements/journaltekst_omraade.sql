select sekvens, navn, tekst, tekst_vern
from ledger.journaltekst
where ledger_id = @ledgerId and sekvens > @etterSekvens and sekvens <= @tilSekvens
order by sekvens, navn;
