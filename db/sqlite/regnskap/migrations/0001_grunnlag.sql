-- One ledger: an append-only chain of bilag, budget decisions and definitions. No table says which ledger, since there is but one in the file.
create table ledger (
    id integer not null primary key check (id = 1),
    kommunenummer integer not null check (kommunenummer between 1 and 9999),
    enhet text not null,
    versjon integer not null,
    sekvens integer not null,
    kjedehode blob not null check (length(kjedehode) = 32)
) strict;

-- A column …_vern stands beside a text that may name a person: 16 bytes are the salt of the text; 32 bytes are the salted hash that stays when
-- text and salt are erased; null is no text, or one in the clear (form 1).

-- One row per committed write: the log of changes, and the memory of idempotency. The receipt may be long (up to a thousand warnings) and stands
-- last, where nobody passes it who does not ask for it.
create table transaksjon (
    versjon integer not null primary key check (versjon > 0),
    form integer not null check (form between 1 and 2),
    tidspunkt text not null,
    bruker text null,
    bruker_vern blob null check (length(bruker_vern) in (16, 32)),
    handling text not null,
    aar integer not null,
    idempotensnoekkel text null,
    innholdshash blob null check (length(innholdshash) = 32),
    siste_sekvens integer not null,
    kjedehode blob not null check (length(kjedehode) = 32),
    import_id text null,
    kvittering text null
) strict;

create unique index ux_transaksjon_idempotens on transaksjon (idempotensnoekkel) where idempotensnoekkel is not null;
create unique index ux_transaksjon_import on transaksjon (import_id) where import_id is not null;
create index ix_transaksjon_tidspunkt on transaksjon (tidspunkt, versjon);
create index ix_transaksjon_handling on transaksjon (aar, handling, versjon);

create table journal (
    sekvens integer not null primary key check (sekvens > 0),
    versjon integer not null check (versjon > 0),
    form integer not null check (form between 1 and 2),
    slag integer not null check (slag > 0),
    aar integer not null,
    nummer integer not null,
    referanse text not null,
    dato text null,
    periode integer null check (periode between 0 and 13),
    tekst text null,
    tekst_vern blob null check (length(tekst_vern) in (16, 32)),
    innhold text null,
    tilbakefoerer integer null,
    hash blob not null check (length(hash) = 32)
) strict;

-- Slag 1 is bilag, 2 is vedtak: each reference and each number once per year. Bilag and vedtak have numbers from 1, definitions have 0; conditions
-- on the kind itself would make the engine read a range of kinds where it should look one up.
create unique index ux_journal_referanse on journal (aar, slag, referanse) where slag <= 2;
create unique index ux_journal_nummer on journal (aar, slag, nummer) where nummer > 0;
create unique index ux_journal_tilbakefoerer on journal (aar, tilbakefoerer) where tilbakefoerer is not null;
create index ix_journal_grunndata on journal (slag, aar, referanse) where nummer = 0;

-- Whether anything was defined since a sequence number, however many bilag there are.
create index ix_journal_definisjon on journal (sekvens) where nummer = 0;

-- Protected texts of an entry beside its own, by name.
create table journaltekst (
    sekvens integer not null references journal (sekvens),
    navn text not null,
    tekst text null,
    tekst_vern blob not null check (length(tekst_vern) in (16, 32)),
    primary key (sekvens, navn)
) strict, without rowid;

-- Interned dimension keys; '' stands for a field that does not apply. Kontoklasse 3 leaves it to the chart what the account is.
create table noekkel (
    id integer not null primary key,
    aar integer not null,
    kontoklasse integer not null check (kontoklasse between 0 and 3),
    art text not null,
    funksjon text not null,
    kapittel text not null,
    sektor text not null,
    ansvar text not null,
    prosjekt text not null,
    fond text not null,
    merke integer not null check (merke between 0 and 3),
    konto text not null,
    lokal_funksjon text not null,
    fridim1 text not null,
    fridim2 text not null,
    motpartsenhet text not null,
    check (kontoklasse = 3 or (kontoklasse = 2) = (kapittel <> '')),
    check (kontoklasse = 3 or (kontoklasse = 2) = (art = '')),
    check (kontoklasse < 3 or konto <> '')
) strict;

create unique index ux_noekkel on noekkel (aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon,
    fridim1, fridim2, motpartsenhet);

-- One integer says where a row stands: its entry's sequence number above 17 bits of line. Rows then go to the end of the table, and the entry of
-- a row is that of its id shifted. Amounts are øre in ledger sign: debet positive, kredit negative.
create table postering (
    id integer not null primary key check (id & 131071 > 0),
    sekvens integer not null generated always as (id >> 17) virtual references journal (sekvens),
    linje integer not null generated always as (id & 131071) virtual,
    noekkel_id integer not null references noekkel (id),
    periode integer not null check (periode between 0 and 13),

    -- The period that the amount is about; null is the one that it is booked in.
    gjelder_periode integer null check (gjelder_periode between 0 and 13),
    beloep integer not null,
    tekst text null,
    tekst_vern blob null check (length(tekst_vern) in (16, 32)),
    motpart text null,
    motpart_vern blob null check (length(motpart_vern) in (16, 32)),
    dokument text null,
    dokument_vern blob null check (length(dokument_vern) in (16, 32))
) strict;

-- The postings of a key. A table and not an index, because an index is filled row by row, all over the tree: an import that gathers its
-- entries and adds them in order takes half the time. Derived from postering, and rebuilt with saldo.
create table posteringsnoekkel (
    noekkel_id integer not null,
    postering_id integer not null,
    primary key (noekkel_id, postering_id)
) strict, without rowid;

create table budsjettlinje (
    id integer not null primary key check (id & 131071 > 0),
    sekvens integer not null generated always as (id >> 17) virtual references journal (sekvens),
    linje integer not null generated always as (id & 131071) virtual,
    noekkel_id integer not null references noekkel (id),
    beloep integer not null,
    periodisering text not null,

    -- The code of the measure that the line is a part of.
    tiltak text null
) strict;

-- Slag 0 is actuals, 1 opprinnelig budsjett, 2 later changes of the budget; from 16 on they are the ledger's series. Gjelder is the period that
-- the amount is about. Foerste is where the first posting of an amount stands, so that a page of postings is looked for where it is; null for
-- budgets. Derived from the rows above; rebuildable.
create table saldo (
    noekkel_id integer not null references noekkel (id),
    slag integer not null check (slag >= 0),
    periode integer not null check (periode between 0 and 13),
    gjelder integer not null check (gjelder between 0 and 13),
    beloep integer not null,
    antall integer not null,
    foerste integer null check (foerste > 0),
    primary key (noekkel_id, slag, periode, gjelder)
) strict, without rowid;

-- Who asked for what, when and from where: every write and every auditor's extract.
create table tilgang (
    id integer not null primary key autoincrement,
    tidspunkt text not null,
    bruker text not null,
    adresse text not null,
    metode text not null,
    sti text not null,
    status integer not null
) strict;

create trigger journal_kan_ikke_endres before update on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journal_kan_ikke_slettes before delete on journal begin select raise(abort, 'journal is append-only'); end;
create trigger journaltekst_kan_ikke_endres before update on journaltekst begin select raise(abort, 'journaltekst is append-only'); end;
create trigger journaltekst_kan_ikke_slettes before delete on journaltekst begin select raise(abort, 'journaltekst is append-only'); end;
create trigger postering_kan_ikke_endres before update on postering begin select raise(abort, 'postering is append-only'); end;
create trigger postering_kan_ikke_slettes before delete on postering begin select raise(abort, 'postering is append-only'); end;
create trigger budsjettlinje_kan_ikke_endres before update on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
create trigger budsjettlinje_kan_ikke_slettes before delete on budsjettlinje begin select raise(abort, 'budsjettlinje is append-only'); end;
create trigger transaksjon_kan_ikke_endres before update on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
create trigger transaksjon_kan_ikke_slettes before delete on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
create trigger tilgang_kan_ikke_endres before update on tilgang begin select raise(abort, 'tilgang is append-only'); end;
create trigger tilgang_kan_ikke_slettes before delete on tilgang begin select raise(abort, 'tilgang is append-only'); end;
