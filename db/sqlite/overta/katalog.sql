insert into apinoekkel (id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, tilbakekalt_av, sist_brukt, erstatter)
select id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, tilbakekalt_av, sist_brukt, erstatter
from gammel.apinoekkel;
