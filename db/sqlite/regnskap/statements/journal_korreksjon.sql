select j.aar, j.nummer, j.referanse
from journaltekst t
inner join journal j on j.sekvens = t.sekvens
where t.navn = 'korrigerer' and t.tekst = @sted
order by j.sekvens;
