select id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, sist_brukt, erstatter, giver,
    avloest_av, tilbakekalt_av, kilde, enheter
from apinoekkel
order by opprettet, id;
