select id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, sist_brukt, erstatter
from apinoekkel
order by opprettet, id;
