-- Many ledgers: each has one append-only chain of bilag, budget decisions and definitions. Every clustered key begins with the ledger's number here,
-- and those of the rows of a year go on with the year, so that a ledger and a year can be read, moved and partitioned alone.
-- Codes and references are compared by binary value (Latin1_General_100_BIN2), as in the domain.
create table ledger.ledger (
    id int identity(1, 1) not null,
    kommunenummer smallint not null,
    enhet varchar(12) collate Latin1_General_100_BIN2 not null,
    versjon bigint not null,
    sekvens bigint not null,
    kjedehode binary(32) not null,
    constraint pk_ledger primary key clustered (id),
    constraint ux_ledger unique nonclustered (kommunenummer, enhet),
    constraint ck_ledger_kommunenummer check (kommunenummer between 1 and 9999)
);
GO
-- The secret that a ledger's fingerprints of content are computed under, so that a fingerprint confirms no guess of a text that was erased.
create table ledger.avtrykksnoekkel (
    kommunenummer smallint not null,
    enhet varchar(12) collate Latin1_General_100_BIN2 not null,
    noekkel binary(32) not null,
    constraint pk_avtrykksnoekkel primary key clustered (kommunenummer, enhet)
);
GO
-- No foreign key refers to ledger.ledger: a check reads its rows with locks, and would wait for another ledger's first write. That the ledger is
-- there is what the head that moves in the same transaction says.
-- A column …_vern stands beside a text that may name a person: 16 bytes are the salt of the text; 32 bytes are the salted hash that stays when
-- text and salt are erased; null is no text, or one in the clear (form 1).
-- One row per committed write: the log of changes, and the memory of idempotency.
create table ledger.transaksjon (
    ledger_id int not null,
    versjon bigint not null,
    form tinyint not null,
    tidspunkt datetime2(3) not null,
    bruker nvarchar(200) null,
    bruker_vern varbinary(32) null,
    handling varchar(50) collate Latin1_General_100_BIN2 not null,
    aar smallint not null,
    idempotensnoekkel nvarchar(200) collate Latin1_General_100_BIN2 null,
    innholdshash binary(32) null,
    siste_sekvens bigint not null,
    kjedehode binary(32) not null,
    import_id varchar(36) collate Latin1_General_100_BIN2 null,
    constraint pk_transaksjon primary key clustered (ledger_id, versjon),
    constraint ck_transaksjon_form check (form between 1 and 2),
    constraint ck_transaksjon_bruker_vern check (datalength(bruker_vern) in (16, 32))
);
GO
create unique nonclustered index ux_transaksjon_idempotens on ledger.transaksjon (ledger_id, idempotensnoekkel) where idempotensnoekkel is not null;
GO
create unique nonclustered index ux_transaksjon_import on ledger.transaksjon (ledger_id, import_id) where import_id is not null;
GO
create nonclustered index ix_transaksjon_tidspunkt on ledger.transaksjon (ledger_id, tidspunkt);
GO
create nonclustered index ix_transaksjon_handling on ledger.transaksjon (ledger_id, aar, handling, versjon);
GO
-- Receipts may be long (up to a thousand warnings), and every page of the journal passes the rows of transaksjon.
create table ledger.kvittering (
    ledger_id int not null,
    versjon bigint not null,
    innhold nvarchar(max) not null,
    constraint pk_kvittering primary key clustered (ledger_id, versjon),
    constraint fk_kvittering_transaksjon foreign key (ledger_id, versjon) references ledger.transaksjon (ledger_id, versjon)
);
GO
create table ledger.journal (
    ledger_id int not null,
    sekvens bigint not null,
    versjon bigint not null,
    form tinyint not null,
    slag int not null,
    aar smallint not null,
    nummer int not null,
    referanse nvarchar(100) collate Latin1_General_100_BIN2 not null,
    dato date null,
    periode tinyint null,
    tekst nvarchar(500) null,
    tekst_vern varbinary(32) null,
    innhold nvarchar(max) null,
    tilbakefoerer int null,
    hash binary(32) not null,
    constraint pk_journal primary key clustered (ledger_id, sekvens),
    constraint ck_journal_sekvens check (sekvens > 0),
    constraint ck_journal_versjon check (versjon > 0),
    constraint ck_journal_form check (form between 1 and 2),
    constraint ck_journal_slag check (slag > 0),
    constraint ck_journal_periode check (periode between 0 and 13),
    constraint ck_journal_tekst_vern check (datalength(tekst_vern) in (16, 32))
);
GO
-- Slag 1 is bilag, 2 is vedtak: each reference and each number once per ledger and year.
create unique nonclustered index ux_journal_referanse on ledger.journal (ledger_id, aar, slag, referanse) where slag <= 2;
GO
create unique nonclustered index ux_journal_nummer on ledger.journal (ledger_id, aar, slag, nummer) where slag <= 2;
GO
create unique nonclustered index ux_journal_tilbakefoerer on ledger.journal (ledger_id, aar, tilbakefoerer) where tilbakefoerer is not null;
GO
create nonclustered index ix_journal_grunndata on ledger.journal (ledger_id, slag, aar, referanse) where slag > 2;
GO
-- Whether anything was defined since a sequence number, however many bilag there are.
create nonclustered index ix_journal_definisjon on ledger.journal (ledger_id, sekvens) where slag > 2;
GO
-- Protected texts of an entry beside its own, by name.
create table ledger.journaltekst (
    ledger_id int not null,
    sekvens bigint not null,
    navn varchar(200) collate Latin1_General_100_BIN2 not null,
    tekst nvarchar(max) null,
    tekst_vern varbinary(32) not null,
    constraint pk_journaltekst primary key clustered (ledger_id, sekvens, navn),
    constraint fk_journaltekst_journal foreign key (ledger_id, sekvens) references ledger.journal (ledger_id, sekvens),
    constraint ck_journaltekst_tekst_vern check (datalength(tekst_vern) in (16, 32))
);
GO
-- Interned dimension keys; '' stands for a field that does not apply. Kontoklasse 3 leaves it to the chart what the account is.
create table ledger.noekkel (
    id int identity(1, 1) not null,
    ledger_id int not null,
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
    konto nvarchar(20) collate Latin1_General_100_BIN2 not null,
    lokal_funksjon nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fridim1 nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fridim2 nvarchar(20) collate Latin1_General_100_BIN2 not null,
    motpartsenhet nvarchar(20) collate Latin1_General_100_BIN2 not null,
    constraint pk_noekkel primary key nonclustered (ledger_id, aar, id),
    constraint ux_noekkel unique clustered (ledger_id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto,
    lokal_funksjon, fridim1, fridim2, motpartsenhet),
    constraint ck_noekkel_kontoklasse check (kontoklasse between 0 and 3),
    constraint ck_noekkel_merke check (merke between 0 and 3),
    constraint ck_noekkel_balanse check (
        kontoklasse = 3 or (kontoklasse = 2 and kapittel <> '' and art = '') or (kontoklasse < 2 and kapittel = '' and art <> '')),
    constraint ck_noekkel_konto check (kontoklasse < 3 or konto <> '')
);
GO
-- Amounts are øre in ledger sign: debet positive, kredit negative. Gjelder_periode is the period that the amount is about; null is the one that it
-- is booked in.
create table ledger.postering (
    ledger_id int not null,
    aar smallint not null,
    sekvens bigint not null,
    linje int not null,
    noekkel_id int not null,
    periode tinyint not null,
    gjelder_periode tinyint null,
    beloep bigint not null,
    tekst nvarchar(500) null,
    tekst_vern varbinary(32) null,
    motpart nvarchar(200) null,
    motpart_vern varbinary(32) null,
    dokument nvarchar(500) null,
    dokument_vern varbinary(32) null,
    constraint pk_postering primary key clustered (ledger_id, aar, sekvens, linje),
    constraint fk_postering_journal foreign key (ledger_id, sekvens) references ledger.journal (ledger_id, sekvens),
    constraint fk_postering_noekkel foreign key (ledger_id, aar, noekkel_id) references ledger.noekkel (ledger_id, aar, id),
    constraint ck_postering_linje check (linje > 0),
    constraint ck_postering_periode check (periode between 0 and 13),
    constraint ck_postering_gjelder_periode check (gjelder_periode between 0 and 13),
    constraint ck_postering_tekst_vern check (datalength(tekst_vern) in (16, 32)),
    constraint ck_postering_motpart_vern check (datalength(motpart_vern) in (16, 32)),
    constraint ck_postering_dokument_vern check (datalength(dokument_vern) in (16, 32))
);
GO
-- A filter on periods and a sum are answered by the index; the rest of the row is read for those that are shown.
create nonclustered index ix_postering_noekkel on ledger.postering (ledger_id, aar, noekkel_id, sekvens, linje) include (periode, beloep);
GO
create table ledger.budsjettlinje (
    ledger_id int not null,
    aar smallint not null,
    sekvens bigint not null,
    linje int not null,
    noekkel_id int not null,
    beloep bigint not null,
    periodisering varchar(400) not null,
    tiltak nvarchar(20) collate Latin1_General_100_BIN2 null,
    constraint pk_budsjettlinje primary key clustered (ledger_id, aar, sekvens, linje),
    constraint fk_budsjettlinje_journal foreign key (ledger_id, sekvens) references ledger.journal (ledger_id, sekvens),
    constraint fk_budsjettlinje_noekkel foreign key (ledger_id, aar, noekkel_id) references ledger.noekkel (ledger_id, aar, id),
    constraint ck_budsjettlinje_linje check (linje > 0)
);
GO
-- Slag 0 is actuals, 1 opprinnelig budsjett, 2 later changes of the budget; from 16 on they are the ledger's series. Gjelder is the period that the
-- amount is about. Foerste_sekvens and foerste_linje are where the first posting of an amount stands, so that a page of postings is looked for where
-- it is; null for budgets. Derived from the rows above; rebuildable.
create table ledger.saldo (
    ledger_id int not null,
    aar smallint not null,
    noekkel_id int not null,
    slag int not null,
    periode tinyint not null,
    gjelder tinyint not null,
    beloep bigint not null,
    antall bigint not null,
    foerste_sekvens bigint null,
    foerste_linje int null,
    constraint pk_saldo primary key clustered (ledger_id, aar, noekkel_id, slag, periode, gjelder),
    constraint fk_saldo_noekkel foreign key (ledger_id, aar, noekkel_id) references ledger.noekkel (ledger_id, aar, id),
    constraint ck_saldo_slag check (slag >= 0),
    constraint ck_saldo_periode check (periode between 0 and 13),
    constraint ck_saldo_gjelder check (gjelder between 0 and 13)
);
GO
-- Who asked for what, when and from where: every write and every auditor's extract.
create table ledger.tilgang (
    ledger_id int not null,
    id bigint identity(1, 1) not null,
    tidspunkt datetime2(3) not null,
    bruker nvarchar(200) not null,
    adresse varchar(64) not null,
    metode varchar(10) not null,
    sti nvarchar(400) not null,
    status smallint not null,
    constraint pk_tilgang primary key clustered (ledger_id, id)
);
GO
-- API keys. The secret itself is not here: only a salted hash of its 256 random bits.
create table ledger.apinoekkel (
    id varchar(16) collate Latin1_General_100_BIN2 not null,
    navn nvarchar(200) not null,
    scopes varchar(200) not null,
    kommuner varchar(4000) not null,
    salt binary(16) not null,
    hash binary(32) not null,
    opprettet datetime2(3) not null,
    opprettet_av nvarchar(200) not null,
    utloeper datetime2(3) not null,
    tilbakekalt datetime2(3) null,
    tilbakekalt_av nvarchar(200) null,
    sist_brukt datetime2(3) null,
    erstatter varchar(16) collate Latin1_General_100_BIN2 null,
    constraint pk_apinoekkel primary key clustered (id),
    constraint fk_apinoekkel_erstatter foreign key (erstatter) references ledger.apinoekkel (id)
);
GO
-- What happened that is of no single ledger's own log: keys made and revoked, requests for ledgers that are not here.
create table ledger.installasjonslogg (
    id bigint identity(1, 1) not null,
    tidspunkt datetime2(3) not null,
    hendelse varchar(50) not null,
    gjelder nvarchar(200) not null,
    bruker nvarchar(200) null,
    innhold nvarchar(1000) null,
    constraint pk_installasjonslogg primary key clustered (id)
);
GO
-- A statement that takes 5 000 locks on a table would otherwise take the whole table, and no other ledger could book until it commits. Each lock
-- is some 100 bytes of the server's memory for as long as the write lasts.
alter table ledger.journal set (lock_escalation = disable);
GO
alter table ledger.postering set (lock_escalation = disable);
GO
alter table ledger.budsjettlinje set (lock_escalation = disable);
GO
alter table ledger.noekkel set (lock_escalation = disable);
GO
alter table ledger.saldo set (lock_escalation = disable);
GO
create trigger ledger.journal_kan_ikke_endres on ledger.journal instead of update, delete as throw 50001, 'journal is append-only', 1;
GO
create trigger ledger.journaltekst_kan_ikke_endres on ledger.journaltekst instead of update, delete as throw 50001, 'journaltekst is append-only', 1;
GO
create trigger ledger.postering_kan_ikke_endres on ledger.postering instead of update, delete as throw 50001, 'postering is append-only', 1;
GO
create trigger ledger.budsjettlinje_kan_ikke_endres on ledger.budsjettlinje instead of update, delete as throw 50001, 'budsjettlinje is append-only',
    1;
GO
create trigger ledger.transaksjon_kan_ikke_endres on ledger.transaksjon instead of update, delete as throw 50001, 'transaksjon is append-only', 1;
GO
create trigger ledger.kvittering_kan_ikke_endres on ledger.kvittering instead of update, delete as throw 50001, 'kvittering is append-only', 1;
GO
create trigger ledger.tilgang_kan_ikke_endres on ledger.tilgang instead of update, delete as throw 50001, 'tilgang is append-only', 1;
GO
create trigger ledger.installasjonslogg_kan_ikke_endres on ledger.installasjonslogg instead of update, delete as throw 50001,
    'installasjonslogg is append-only', 1;
