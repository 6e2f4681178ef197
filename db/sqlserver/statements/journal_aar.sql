-- The years that have an organisation, which is what opens a year. Slag 4 is organisasjon.
select distinct aar
from ledger.journal
where ledger_id = @ledgerId and slag = 4 and slag > 2 and sekvens <= @tilSekvens
order by aar;
