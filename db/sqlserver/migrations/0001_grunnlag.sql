-- The journal: one append-only chain per municipality of bilag, budget decisions and definitions.
-- Codes and references are compared by binary value (Latin1_General_100_BIN2), as in the domain.
create table ledger.kommune (
    kommunenummer smallint not null,
    versjon bigint not null,
    sekvens bigint not null,
    kjedehode binary(32) not null,
    constraint pk_kommune primary key clustered (kommunenummer),
    constraint ck_kommune_nummer check (kommunenummer between 1 and 9999)
);
GO
-- One row per committed write: the log of changes, and the memory of idempotency.
create table ledger.transaksjon (
    kommunenummer smallint not null,
    versjon bigint not null,
    tidspunkt datetime2(3) not null,
    bruker nvarchar(200) not null,
    handling varchar(50) not null,
    aar smallint not null,
    idempotensnoekkel nvarchar(200) collate Latin1_General_100_BIN2 null,
    innholdshash binary(32) null,
    kvittering nvarchar(max) null,
    siste_sekvens bigint not null,
    kjedehode binary(32) not null,
    constraint pk_transaksjon primary key clustered (kommunenummer, versjon),
    constraint fk_transaksjon_kommune foreign key (kommunenummer) references ledger.kommune (kommunenummer)
);
GO
create unique nonclustered index ux_transaksjon_idempotens on ledger.transaksjon (kommunenummer, idempotensnoekkel) where idempotensnoekkel is not null;
GO
create table ledger.journal (
    kommunenummer smallint not null,
    sekvens bigint not null,
    versjon bigint not null,
    slag tinyint not null,
    aar smallint not null,
    nummer int not null,
    referanse nvarchar(100) collate Latin1_General_100_BIN2 not null,
    dato date null,
    periode tinyint null,
    tekst nvarchar(500) null,
    innhold nvarchar(max) null,
    tilbakefoerer int null,
    hash binary(32) not null,
    constraint pk_journal primary key clustered (kommunenummer, sekvens),
    constraint fk_journal_kommune foreign key (kommunenummer) references ledger.kommune (kommunenummer),
    constraint ck_journal_sekvens check (sekvens > 0),
    constraint ck_journal_versjon check (versjon > 0),
    constraint ck_journal_slag check (slag between 1 and 10),
    constraint ck_journal_periode check (periode between 0 and 13)
);
GO
-- Slag 1 is bilag, 2 is vedtak: each reference and each number once per municipality and year.
create unique nonclustered index ux_journal_referanse on ledger.journal (kommunenummer, aar, slag, referanse) where slag <= 2;
GO
create unique nonclustered index ux_journal_nummer on ledger.journal (kommunenummer, aar, slag, nummer) where slag <= 2;
GO
create unique nonclustered index ux_journal_tilbakefoerer on ledger.journal (kommunenummer, aar, tilbakefoerer) where tilbakefoerer is not null;
GO
create nonclustered index ix_journal_grunndata on ledger.journal (kommunenummer, slag, aar, referanse) where slag > 2;
GO
-- Interned dimension keys; '' stands for a field that does not apply.
create table ledger.noekkel (
    id int identity(1, 1) not null,
    kommunenummer smallint not null,
    aar smallint not null,
    kontoklasse tinyint not null,
    art varchar(3) collate Latin1_General_100_BIN2 not null,
    funksjon varchar(3) collate Latin1_General_100_BIN2 not null,
    kapittel varchar(4) collate Latin1_General_100_BIN2 not null,
    sektor varchar(3) collate Latin1_General_100_BIN2 not null,
    ansvar nvarchar(20) collate Latin1_General_100_BIN2 not null,
    prosjekt nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fond nvarchar(20) collate Latin1_General_100_BIN2 not null,
    merke tinyint not null,
    constraint pk_noekkel primary key nonclustered (id),
    constraint ux_noekkel unique clustered (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke),
    constraint fk_noekkel_kommune foreign key (kommunenummer) references ledger.kommune (kommunenummer),
    constraint ck_noekkel_kontoklasse check (kontoklasse between 0 and 2),
    constraint ck_noekkel_merke check (merke between 0 and 3),
    constraint ck_noekkel_balanse check ((kontoklasse = 2 and kapittel <> '' and art = '') or (kontoklasse <> 2 and kapittel = '' and art <> ''))
);
GO
-- Amounts are øre in ledger sign: debet positive, kredit negative.
create table ledger.postering (
    kommunenummer smallint not null,
    sekvens bigint not null,
    linje int not null,
    noekkel_id int not null,
    periode tinyint not null,
    beloep bigint not null,
    tekst nvarchar(500) null,
    motpart nvarchar(200) null,
    dokument nvarchar(500) null,
    constraint pk_postering primary key clustered (kommunenummer, sekvens, linje),
    constraint fk_postering_journal foreign key (kommunenummer, sekvens) references ledger.journal (kommunenummer, sekvens),
    constraint fk_postering_noekkel foreign key (noekkel_id) references ledger.noekkel (id),
    constraint ck_postering_linje check (linje > 0),
    constraint ck_postering_periode check (periode between 0 and 13)
);
GO
create nonclustered index ix_postering_noekkel on ledger.postering (noekkel_id);
GO
create table ledger.budsjettlinje (
    kommunenummer smallint not null,
    sekvens bigint not null,
    linje int not null,
    noekkel_id int not null,
    beloep bigint not null,
    periodisering varchar(400) not null,
    constraint pk_budsjettlinje primary key clustered (kommunenummer, sekvens, linje),
    constraint fk_budsjettlinje_journal foreign key (kommunenummer, sekvens) references ledger.journal (kommunenummer, sekvens),
    constraint fk_budsjettlinje_noekkel foreign key (noekkel_id) references ledger.noekkel (id),
    constraint ck_budsjettlinje_linje check (linje > 0)
);
GO
-- Slag 0 actuals, 1 opprinnelig budsjett, 2 later budget changes. Derived from the rows above; rebuildable.
create table ledger.saldo (
    noekkel_id int not null,
    slag tinyint not null,
    periode tinyint not null,
    beloep bigint not null,
    antall bigint not null,
    constraint pk_saldo primary key clustered (noekkel_id, slag, periode),
    constraint fk_saldo_noekkel foreign key (noekkel_id) references ledger.noekkel (id),
    constraint ck_saldo_slag check (slag between 0 and 2),
    constraint ck_saldo_periode check (periode between 0 and 13)
);
GO
create trigger ledger.journal_kan_ikke_endres on ledger.journal instead of update, delete as throw 50001, 'journal is append-only', 1;
GO
create trigger ledger.postering_kan_ikke_endres on ledger.postering instead of update, delete as throw 50001, 'postering is append-only', 1;
GO
create trigger ledger.budsjettlinje_kan_ikke_endres on ledger.budsjettlinje instead of update, delete as throw 50001, 'budsjettlinje is append-only', 1;
GO
create trigger ledger.transaksjon_kan_ikke_endres on ledger.transaksjon instead of update, delete as throw 50001, 'transaksjon is append-only', 1;
