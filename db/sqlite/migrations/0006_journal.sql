-- The same integer as in postering, without the line: 14 bits of municipality and 32 of sequence. A table without rowid keeps whole entries in
-- the inner pages of its tree, so that each look-up reads four or five of them; by an integer it reads two, and the entry of a posting is that
-- of its id shifted. Budget lines are laid as postings are.
create table journal_ny (
    id integer not null primary key check (id & 4294967295 > 0),
    kommunenummer integer not null generated always as (id >> 32) virtual references kommune (kommunenummer),
    sekvens integer not null generated always as (id & 4294967295) virtual,
    versjon integer not null check (versjon > 0),
    slag integer not null check (slag between 1 and 10),
    aar integer not null,
    nummer integer not null,
    referanse text not null,
    dato text null,
    periode integer null check (periode between 0 and 13),
    tekst text null,
    innhold text null,
    tilbakefoerer integer null,
    hash blob not null check (length(hash) = 32)
) strict;

insert into journal_ny (id, versjon, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash)
select (kommunenummer << 32) | sekvens, versjon, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash
from journal
order by kommunenummer, sekvens;

create table budsjettlinje_ny (
    id integer not null primary key check (id & 131071 > 0),
    kommunenummer integer not null generated always as (id >> 49) virtual,
    sekvens integer not null generated always as ((id >> 17) & 4294967295) virtual,
    linje integer not null generated always as (id & 131071) virtual,
    journal_id integer not null generated always as (id >> 17) virtual references journal_ny (id),
    noekkel_id integer not null references noekkel (id),
    beloep integer not null,
    periodisering text not null
) strict;

insert into budsjettlinje_ny (id, noekkel_id, beloep, periodisering)
select (kommunenummer << 49) | (sekvens << 17) | linje, noekkel_id, beloep, periodisering
from budsjettlinje
order by kommunenummer, sekvens, linje;

drop table budsjettlinje;
drop table journal;
alter table journal_ny rename to journal;
alter table budsjettlinje_ny rename to budsjettlinje;

create unique index ux_journal_referanse on journal (kommunenummer, aar, slag, referanse) where slag <= 2;
create unique index ux_journal_nummer on journal (kommunenummer, aar, slag, nummer) where nummer > 0;
create unique index ux_journal_tilbakefoerer on journal (kommunenummer, aar, tilbakefoerer) where tilbakefoerer is not null;
create index ix_journal_grunndata on journal (kommunenummer, slag, aar, referanse) where nummer = 0;
create index ix_journal_definisjon on journal (kommunenummer, sekvens) where nummer = 0;

create trigger journal_kan_ikke_endres before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_kan_ikke_slettes before delete on journal begin select raise(abort, 'journal is append-only'); end;
create trigger budsjettlinje_kan_ikke_endres before update on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
create trigger budsjettlinje_kan_ikke_slettes before delete on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
