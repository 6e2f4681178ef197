-- Requests for municipalities that were not there, in the columns of installasjonslogg_side.
select t.id, t.tidspunkt, 'ukjent-regnskap' as hendelse, printf('%04d', t.kommunenummer) as gjelder, t.bruker,
    t.metode || ' ' || t.sti || ' ' || t.status || ' ' || t.adresse as innhold, null as tilstand, null as hash
from gammel.tilgang t
where t.kommunenummer not in (select k.kommunenummer from gammel.kommune k)
order by t.id;
