-- The journal: one append-only chain per municipality of bilag, budget decisions and definitions.
create table kommune (
    kommunenummer integer not null primary key check (kommunenummer between 1 and 9999),
    versjon integer not null,
    sekvens integer not null,
    kjedehode blob not null check (length(kjedehode) = 32)
) strict;

-- One row per committed write: the log of changes, and the memory of idempotency.
create table transaksjon (
    kommunenummer integer not null references kommune (kommunenummer),
    versjon integer not null,
    tidspunkt text not null,
    bruker text not null,
    handling text not null,
    aar integer not null,
    idempotensnoekkel text null,
    innholdshash blob null,
    kvittering text null,
    siste_sekvens integer not null,
    kjedehode blob not null check (length(kjedehode) = 32),
    primary key (kommunenummer, versjon)
) strict, without rowid;

create unique index ux_transaksjon_idempotens on transaksjon (kommunenummer, idempotensnoekkel) where idempotensnoekkel is not null;

create table journal (
    kommunenummer integer not null references kommune (kommunenummer),
    sekvens integer not null check (sekvens > 0),
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
    hash blob not null check (length(hash) = 32),
    primary key (kommunenummer, sekvens)
) strict, without rowid;

-- Slag 1 is bilag, 2 is vedtak: each reference and each number once per municipality and year.
create unique index ux_journal_referanse on journal (kommunenummer, aar, slag, referanse) where slag <= 2;
create unique index ux_journal_nummer on journal (kommunenummer, aar, slag, nummer) where slag <= 2;
create unique index ux_journal_tilbakefoerer on journal (kommunenummer, aar, tilbakefoerer) where tilbakefoerer is not null;
create index ix_journal_grunndata on journal (kommunenummer, slag, aar, referanse) where slag > 2;

-- Interned dimension keys; '' stands for a field that does not apply.
create table noekkel (
    id integer not null primary key,
    kommunenummer integer not null references kommune (kommunenummer),
    aar integer not null,
    kontoklasse integer not null check (kontoklasse between 0 and 2),
    art text not null,
    funksjon text not null,
    kapittel text not null,
    sektor text not null,
    ansvar text not null,
    prosjekt text not null,
    fond text not null,
    merke integer not null check (merke between 0 and 3),
    check ((kontoklasse = 2) = (kapittel <> '')),
    check ((kontoklasse = 2) = (art = ''))
) strict;

create unique index ux_noekkel on noekkel (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke);

-- Amounts are øre in ledger sign: debet positive, kredit negative.
create table postering (
    kommunenummer integer not null,
    sekvens integer not null,
    linje integer not null check (linje > 0),
    noekkel_id integer not null references noekkel (id),
    periode integer not null check (periode between 0 and 13),
    beloep integer not null,
    tekst text null,
    motpart text null,
    dokument text null,
    primary key (kommunenummer, sekvens, linje),
    foreign key (kommunenummer, sekvens) references journal (kommunenummer, sekvens)
) strict, without rowid;

create index ix_postering_noekkel on postering (noekkel_id);

create table budsjettlinje (
    kommunenummer integer not null,
    sekvens integer not null,
    linje integer not null check (linje > 0),
    noekkel_id integer not null references noekkel (id),
    beloep integer not null,
    periodisering text not null,
    primary key (kommunenummer, sekvens, linje),
    foreign key (kommunenummer, sekvens) references journal (kommunenummer, sekvens)
) strict, without rowid;

-- Slag 0 actuals, 1 opprinnelig budsjett, 2 later budget changes. Derived from the rows above; rebuildable.
create table saldo (
    noekkel_id integer not null references noekkel (id),
    slag integer not null check (slag between 0 and 2),
    periode integer not null check (periode between 0 and 13),
    beloep integer not null,
    antall integer not null,
    primary key (noekkel_id, slag, periode)
) strict, without rowid;

create trigger journal_kan_ikke_endres before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_kan_ikke_slettes before delete on journal begin select raise(abort, 'journal is append-only'); end;
create trigger postering_kan_ikke_endres before update on postering begin select raise(abort, 'postering is append-only'); end;
create trigger postering_kan_ikke_slettes before delete on postering begin select raise(abort, 'postering is append-only'); end;
create trigger budsjettlinje_kan_ikke_endres before update on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
create trigger budsjettlinje_kan_ikke_slettes before delete on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
create trigger transaksjon_kan_ikke_endres before update on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
create trigger transaksjon_kan_ikke_slettes before delete on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
