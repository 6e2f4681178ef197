-- One integer says where a posting stands: 14 bits of municipality, 32 of sequence, 17 of line. Rows then go to the end of the table.
create table postering_ny (
    id integer not null primary key,
    kommunenummer integer not null generated always as (id >> 49) virtual,
    sekvens integer not null generated always as ((id >> 17) & 4294967295) virtual,
    linje integer not null generated always as (id & 131071) virtual,
    noekkel_id integer not null references noekkel (id),
    periode integer not null check (periode between 0 and 13),
    beloep integer not null,
    tekst text null,
    motpart text null,
    dokument text null
) strict;

insert into postering_ny (id, noekkel_id, periode, beloep, tekst, motpart, dokument)
select (kommunenummer << 49) | (sekvens << 17) | linje, noekkel_id, periode, beloep, tekst, motpart, dokument
from postering
order by kommunenummer, sekvens, linje;

drop table postering;
alter table postering_ny rename to postering;
create trigger postering_kan_ikke_endres before update on postering begin select raise(abort, 'postering is append-only'); end;
create trigger postering_kan_ikke_slettes before delete on postering begin select raise(abort, 'postering is append-only'); end;

-- The postings of a key. A table and not an index, because an index is filled row by row, all over the tree: an import that gathers its
-- entries and adds them in order takes half the time. Derived from postering, and rebuilt with saldo.
create table posteringsnoekkel (
    noekkel_id integer not null,
    postering_id integer not null,
    primary key (noekkel_id, postering_id)
) strict, without rowid;

insert into posteringsnoekkel (noekkel_id, postering_id)
select noekkel_id, id
from postering
order by noekkel_id, id;

-- An import is found by the id on its receipt.
alter table transaksjon add column import_id text null;
create unique index ux_transaksjon_import on transaksjon (kommunenummer, import_id) where import_id is not null;

-- Bilag and vedtak have numbers from 1, definitions have 0. Conditions on the kind itself would make the engine read a range of kinds where
-- it should look one up.
drop index ux_journal_nummer;
create unique index ux_journal_nummer on journal (kommunenummer, aar, slag, nummer) where nummer > 0;
drop index ix_journal_grunndata;
create index ix_journal_grunndata on journal (kommunenummer, slag, aar, referanse) where nummer = 0;

-- Whether anything was defined since a sequence number, however many bilag there are.
create index ix_journal_definisjon on journal (kommunenummer, sekvens) where nummer = 0;
