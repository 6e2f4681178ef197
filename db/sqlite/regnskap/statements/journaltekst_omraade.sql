select sekvens, navn, tekst, tekst_vern
from journaltekst
where sekvens > @etterSekvens and sekvens <= @tilSekvens
order by sekvens, navn;
