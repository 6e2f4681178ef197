-- The years that have an organisation, which is what opens a year. Slag 4 is organisasjon.
select distinct aar
from journal
where slag = 4 and nummer = 0 and sekvens <= @tilSekvens
order by aar;
