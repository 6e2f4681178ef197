select versjon, 0 as linje, versjon, bruker, bruker_vern
from transaksjon
where bruker = @bruker
order by versjon
limit @antall;
