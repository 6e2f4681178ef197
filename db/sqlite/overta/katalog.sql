insert into apinoekkel (id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, tilbakekalt_av, sist_brukt, erstatter)
select id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, tilbakekalt, tilbakekalt_av, sist_brukt, erstatter
from gammel.apinoekkel;

-- Requests for municipalities that were not there.
insert into installasjonslogg (tidspunkt, hendelse, gjelder, bruker, innhold)
select t.tidspunkt, 'ukjent-regnskap', printf('%04d', t.kommunenummer), t.bruker, t.metode || ' ' || t.sti || ' ' || t.status || ' ' || t.adresse
from gammel.tilgang t
where t.kommunenummer not in (select k.kommunenummer from gammel.kommune k)
order by t.id;
