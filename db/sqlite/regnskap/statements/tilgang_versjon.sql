select id, tidspunkt, bruker, adresse, metode, sti, status, versjon, gjelder, hash
from tilgang
where versjon = @versjon;
