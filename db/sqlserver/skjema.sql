-- The schema that the migrations lead to; compared with them by a test.
CREATE TABLE ledger.ledger (
    id            INT          IDENTITY (1, 1) NOT NULL,
    kommunenummer SMALLINT     NOT NULL,
    enhet         VARCHAR (12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    versjon       BIGINT       NOT NULL,
    sekvens       BIGINT       NOT NULL,
    kjedehode     BINARY (32)  NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY CLUSTERED (id),
    CONSTRAINT ux_ledger UNIQUE NONCLUSTERED (kommunenummer, enhet),
    CONSTRAINT ck_ledger_kommunenummer CHECK (kommunenummer BETWEEN 1 AND 9999)
)
GO
CREATE TABLE ledger.avtrykksnoekkel (
    kommunenummer SMALLINT     NOT NULL,
    enhet         VARCHAR (12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    noekkel       BINARY (32)  NOT NULL,
    CONSTRAINT pk_avtrykksnoekkel PRIMARY KEY CLUSTERED (kommunenummer, enhet)
)
GO
CREATE TABLE ledger.transaksjon (
    ledger_id         INT            NOT NULL,
    versjon           BIGINT         NOT NULL,
    form              TINYINT        NOT NULL,
    tidspunkt         DATETIME2 (3)  NOT NULL,
    bruker            NVARCHAR (200) NULL,
    bruker_vern       VARBINARY (32) NULL,
    handling          VARCHAR (50)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    aar               SMALLINT       NOT NULL,
    idempotensnoekkel NVARCHAR (200) COLLATE Latin1_General_100_BIN2 NULL,
    innholdshash      BINARY (32)    NULL,
    siste_sekvens     BIGINT         NOT NULL,
    kjedehode         BINARY (32)    NOT NULL,
    import_id         VARCHAR (36)   COLLATE Latin1_General_100_BIN2 NULL,
    avtrykk_vern      VARBINARY (32) NULL,
    segl              BINARY (32)    NULL,
    CONSTRAINT pk_transaksjon PRIMARY KEY CLUSTERED (ledger_id, versjon),
    CONSTRAINT ck_transaksjon_form CHECK (form BETWEEN 1 AND 2),
    CONSTRAINT ck_transaksjon_bruker_vern CHECK (datalength(bruker_vern) IN (16, 32)),
    CONSTRAINT ck_transaksjon_avtrykk_vern CHECK (datalength(avtrykk_vern) IN (16, 32))
)
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_transaksjon_idempotens
    ON ledger.transaksjon(ledger_id, idempotensnoekkel) WHERE idempotensnoekkel IS NOT NULL
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_transaksjon_import
    ON ledger.transaksjon(ledger_id, import_id) WHERE import_id IS NOT NULL
GO
CREATE NONCLUSTERED INDEX ix_transaksjon_tidspunkt
    ON ledger.transaksjon(ledger_id, tidspunkt)
GO
CREATE NONCLUSTERED INDEX ix_transaksjon_handling
    ON ledger.transaksjon(ledger_id, aar, handling, versjon)
GO
CREATE TABLE ledger.kvittering (
    ledger_id INT            NOT NULL,
    versjon   BIGINT         NOT NULL,
    innhold   NVARCHAR (MAX) NOT NULL,
    CONSTRAINT pk_kvittering PRIMARY KEY CLUSTERED (ledger_id, versjon),
    CONSTRAINT fk_kvittering_transaksjon FOREIGN KEY (ledger_id, versjon) REFERENCES ledger.transaksjon (ledger_id, versjon)
)
GO
CREATE TABLE ledger.journal (
    ledger_id     INT            NOT NULL,
    sekvens       BIGINT         NOT NULL,
    versjon       BIGINT         NOT NULL,
    form          TINYINT        NOT NULL,
    slag          INT            NOT NULL,
    aar           SMALLINT       NOT NULL,
    nummer        INT            NOT NULL,
    referanse     NVARCHAR (100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    dato          DATE           NULL,
    periode       TINYINT        NULL,
    tekst         NVARCHAR (500) NULL,
    tekst_vern    VARBINARY (32) NULL,
    innhold       NVARCHAR (MAX) NULL,
    tilbakefoerer INT            NULL,
    hash          BINARY (32)    NOT NULL,
    kilde         NVARCHAR (40)  COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_journal PRIMARY KEY CLUSTERED (ledger_id, sekvens),
    CONSTRAINT ck_journal_sekvens CHECK (sekvens > 0),
    CONSTRAINT ck_journal_versjon CHECK (versjon > 0),
    CONSTRAINT ck_journal_form CHECK (form BETWEEN 1 AND 2),
    CONSTRAINT ck_journal_slag CHECK (slag > 0),
    CONSTRAINT ck_journal_periode CHECK (periode BETWEEN 0 AND 13),
    CONSTRAINT ck_journal_tekst_vern CHECK (datalength(tekst_vern) IN (16, 32))
)
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_referanse
    ON ledger.journal(ledger_id, aar, slag, referanse) WHERE slag <= 2
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_nummer
    ON ledger.journal(ledger_id, aar, slag, nummer) WHERE slag <= 2
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_tilbakefoerer
    ON ledger.journal(ledger_id, aar, tilbakefoerer) WHERE tilbakefoerer IS NOT NULL
GO
CREATE NONCLUSTERED INDEX ix_journal_grunndata
    ON ledger.journal(ledger_id, slag, aar, referanse) WHERE slag > 2
GO
CREATE NONCLUSTERED INDEX ix_journal_definisjon
    ON ledger.journal(ledger_id, sekvens) WHERE slag > 2
GO
CREATE TABLE ledger.journaltekst (
    ledger_id  INT            NOT NULL,
    sekvens    BIGINT         NOT NULL,
    navn       VARCHAR (200)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    tekst      NVARCHAR (MAX) NULL,
    tekst_vern VARBINARY (32) NOT NULL,
    CONSTRAINT pk_journaltekst PRIMARY KEY CLUSTERED (ledger_id, sekvens, navn),
    CONSTRAINT fk_journaltekst_journal FOREIGN KEY (ledger_id, sekvens) REFERENCES ledger.journal (ledger_id, sekvens),
    CONSTRAINT ck_journaltekst_tekst_vern CHECK (datalength(tekst_vern) IN (16, 32))
)
GO
CREATE TABLE ledger.noekkel (
    id             INT           IDENTITY (1, 1) NOT NULL,
    ledger_id      INT           NOT NULL,
    aar            SMALLINT      NOT NULL,
    kontoklasse    TINYINT       NOT NULL,
    art            VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    funksjon       VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    kapittel       VARCHAR (4)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    sektor         VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    ansvar         NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    prosjekt       NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fond           NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    merke          TINYINT       NOT NULL,
    konto          NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    lokal_funksjon NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fridim1        NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fridim2        NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    motpartsenhet  NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_noekkel PRIMARY KEY NONCLUSTERED (ledger_id, aar, id),
    CONSTRAINT ux_noekkel UNIQUE CLUSTERED (ledger_id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon, fridim1, fridim2, motpartsenhet),
    CONSTRAINT ck_noekkel_kontoklasse CHECK (kontoklasse BETWEEN 0 AND 3),
    CONSTRAINT ck_noekkel_merke CHECK (merke BETWEEN 0 AND 3),
    CONSTRAINT ck_noekkel_balanse CHECK (kontoklasse = 3
                                         OR (kontoklasse = 2
                                             AND kapittel <> ''
                                             AND art = '')
                                         OR (kontoklasse < 2
                                             AND kapittel = ''
                                             AND art <> '')),
    CONSTRAINT ck_noekkel_konto CHECK (kontoklasse < 3
                                       OR konto <> '')
)
GO
CREATE TABLE ledger.postering (
    ledger_id       INT            NOT NULL,
    aar             SMALLINT       NOT NULL,
    sekvens         BIGINT         NOT NULL,
    linje           INT            NOT NULL,
    noekkel_id      INT            NOT NULL,
    periode         TINYINT        NOT NULL,
    gjelder_periode TINYINT        NULL,
    beloep          BIGINT         NOT NULL,
    tekst           NVARCHAR (500) NULL,
    tekst_vern      VARBINARY (32) NULL,
    motpart         NVARCHAR (200) NULL,
    motpart_vern    VARBINARY (32) NULL,
    dokument        NVARCHAR (500) NULL,
    dokument_vern   VARBINARY (32) NULL,
    CONSTRAINT pk_postering PRIMARY KEY CLUSTERED (ledger_id, aar, sekvens, linje),
    CONSTRAINT fk_postering_journal FOREIGN KEY (ledger_id, sekvens) REFERENCES ledger.journal (ledger_id, sekvens),
    CONSTRAINT fk_postering_noekkel FOREIGN KEY (ledger_id, aar, noekkel_id) REFERENCES ledger.noekkel (ledger_id, aar, id),
    CONSTRAINT ck_postering_linje CHECK (linje > 0),
    CONSTRAINT ck_postering_periode CHECK (periode BETWEEN 0 AND 13),
    CONSTRAINT ck_postering_gjelder_periode CHECK (gjelder_periode BETWEEN 0 AND 13),
    CONSTRAINT ck_postering_tekst_vern CHECK (datalength(tekst_vern) IN (16, 32)),
    CONSTRAINT ck_postering_motpart_vern CHECK (datalength(motpart_vern) IN (16, 32)),
    CONSTRAINT ck_postering_dokument_vern CHECK (datalength(dokument_vern) IN (16, 32))
)
GO
CREATE NONCLUSTERED INDEX ix_postering_noekkel
    ON ledger.postering(ledger_id, aar, noekkel_id, sekvens, linje)
    INCLUDE(periode, beloep)
GO
CREATE TABLE ledger.budsjettlinje (
    ledger_id     INT           NOT NULL,
    aar           SMALLINT      NOT NULL,
    sekvens       BIGINT        NOT NULL,
    linje         INT           NOT NULL,
    noekkel_id    INT           NOT NULL,
    beloep        BIGINT        NOT NULL,
    periodisering VARCHAR (400) NOT NULL,
    tiltak        NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_budsjettlinje PRIMARY KEY CLUSTERED (ledger_id, aar, sekvens, linje),
    CONSTRAINT fk_budsjettlinje_journal FOREIGN KEY (ledger_id, sekvens) REFERENCES ledger.journal (ledger_id, sekvens),
    CONSTRAINT fk_budsjettlinje_noekkel FOREIGN KEY (ledger_id, aar, noekkel_id) REFERENCES ledger.noekkel (ledger_id, aar, id),
    CONSTRAINT ck_budsjettlinje_linje CHECK (linje > 0)
)
GO
CREATE TABLE ledger.saldo (
    ledger_id       INT      NOT NULL,
    aar             SMALLINT NOT NULL,
    noekkel_id      INT      NOT NULL,
    slag            INT      NOT NULL,
    periode         TINYINT  NOT NULL,
    gjelder         TINYINT  NOT NULL,
    beloep          BIGINT   NOT NULL,
    antall          BIGINT   NOT NULL,
    foerste_sekvens BIGINT   NULL,
    foerste_linje   INT      NULL,
    CONSTRAINT pk_saldo PRIMARY KEY CLUSTERED (ledger_id, aar, noekkel_id, slag, periode, gjelder),
    CONSTRAINT fk_saldo_noekkel FOREIGN KEY (ledger_id, aar, noekkel_id) REFERENCES ledger.noekkel (ledger_id, aar, id),
    CONSTRAINT ck_saldo_slag CHECK (slag >= 0),
    CONSTRAINT ck_saldo_periode CHECK (periode BETWEEN 0 AND 13),
    CONSTRAINT ck_saldo_gjelder CHECK (gjelder BETWEEN 0 AND 13)
)
GO
CREATE TABLE ledger.tilgang (
    ledger_id INT            NOT NULL,
    id        BIGINT         IDENTITY (1, 1) NOT NULL,
    tidspunkt DATETIME2 (3)  NOT NULL,
    bruker    NVARCHAR (200) NOT NULL,
    adresse   VARCHAR (64)   NOT NULL,
    metode    VARCHAR (10)   NOT NULL,
    sti       NVARCHAR (400) NOT NULL,
    status    SMALLINT       NOT NULL,
    versjon   BIGINT         NULL,
    gjelder   NVARCHAR (200) NULL,
    hash      BINARY (32)    NULL,
    CONSTRAINT pk_tilgang PRIMARY KEY CLUSTERED (ledger_id, id)
)
GO
CREATE TABLE ledger.apinoekkel (
    id             VARCHAR (16)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    navn           NVARCHAR (200) NOT NULL,
    scopes         VARCHAR (200)  NOT NULL,
    kommuner       VARCHAR (4000) NOT NULL,
    salt           BINARY (16)    NOT NULL,
    hash           BINARY (32)    NOT NULL,
    opprettet      DATETIME2 (3)  NOT NULL,
    opprettet_av   NVARCHAR (200) NOT NULL,
    utloeper       DATETIME2 (3)  NOT NULL,
    tilbakekalt    DATETIME2 (3)  NULL,
    tilbakekalt_av NVARCHAR (200) NULL,
    sist_brukt     DATETIME2 (3)  NULL,
    erstatter      VARCHAR (16)   COLLATE Latin1_General_100_BIN2 NULL,
    giver          VARCHAR (16)   COLLATE Latin1_General_100_BIN2 NULL,
    avloest_av     VARCHAR (16)   COLLATE Latin1_General_100_BIN2 NULL,
    kilde          NVARCHAR (40)  COLLATE Latin1_General_100_BIN2 NULL,
    enheter        NVARCHAR (500) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_apinoekkel PRIMARY KEY CLUSTERED (id),
    CONSTRAINT fk_apinoekkel_erstatter FOREIGN KEY (erstatter) REFERENCES ledger.apinoekkel (id)
)
GO
CREATE TABLE ledger.installasjonslogg (
    id        BIGINT          IDENTITY (1, 1) NOT NULL,
    tidspunkt DATETIME2 (3)   NOT NULL,
    hendelse  VARCHAR (50)    NOT NULL,
    gjelder   NVARCHAR (200)  NOT NULL,
    bruker    NVARCHAR (200)  NULL,
    innhold   NVARCHAR (1000) NULL,
    tilstand  BINARY (32)     NULL,
    hash      BINARY (32)     NULL,
    CONSTRAINT pk_installasjonslogg PRIMARY KEY CLUSTERED (id)
)
GO
ALTER TABLE ledger.journal SET (LOCK_ESCALATION = DISABLE)
GO
ALTER TABLE ledger.postering SET (LOCK_ESCALATION = DISABLE)
GO
ALTER TABLE ledger.budsjettlinje SET (LOCK_ESCALATION = DISABLE)
GO
ALTER TABLE ledger.noekkel SET (LOCK_ESCALATION = DISABLE)
GO
ALTER TABLE ledger.saldo SET (LOCK_ESCALATION = DISABLE)
GO
CREATE TRIGGER ledger.budsjettlinje_kan_ikke_endres
    ON ledger.budsjettlinje
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'budsjettlinje is append-only', 1
GO
CREATE TRIGGER ledger.kvittering_kan_ikke_endres
    ON ledger.kvittering
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'kvittering is append-only', 1
GO
CREATE TRIGGER ledger.tilgang_kan_ikke_endres
    ON ledger.tilgang
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'tilgang is append-only', 1
GO
CREATE TRIGGER ledger.installasjonslogg_kan_ikke_endres
    ON ledger.installasjonslogg
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'installasjonslogg is append-only', 1
GO
CREATE TABLE ledger.kladd (
    kommunenummer SMALLINT       NOT NULL,
    enhet         VARCHAR (12)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    id            VARCHAR (60)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    innhold       NVARCHAR (MAX) NOT NULL,
    endret        DATETIME2 (3)  NOT NULL,
    bruker        NVARCHAR (200) NOT NULL,
    CONSTRAINT pk_kladd PRIMARY KEY CLUSTERED (kommunenummer, enhet, id),
    CONSTRAINT ck_kladd_kommunenummer CHECK (kommunenummer BETWEEN 1 AND 9999)
)
GO
CREATE NONCLUSTERED INDEX ix_journal_kilde
    ON ledger.journal(ledger_id, aar, kilde, sekvens) WHERE kilde IS NOT NULL
GO
CREATE TABLE ledger.kilde (
    ledger_id INT           NOT NULL,
    aar       SMALLINT      NOT NULL,
    kilde     NVARCHAR (40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    mottatt   DATETIME2 (3) NOT NULL,
    CONSTRAINT pk_kilde PRIMARY KEY CLUSTERED (ledger_id, aar, kilde)
)
GO
CREATE INDEX ix_apinoekkel_giver
    ON ledger.apinoekkel(giver) WHERE giver IS NOT NULL
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_tilgang_versjon
    ON ledger.tilgang(ledger_id, versjon) WHERE versjon IS NOT NULL
GO
CREATE NONCLUSTERED INDEX ix_tilgang_tidspunkt
    ON ledger.tilgang(ledger_id, tidspunkt, id)
GO
CREATE NONCLUSTERED INDEX ix_installasjonslogg_tidspunkt
    ON ledger.installasjonslogg(tidspunkt, id)
GO
CREATE TABLE ledger.logghode (
    id     INT         NOT NULL,
    antall BIGINT      NOT NULL,
    hash   BINARY (32) NOT NULL,
    CONSTRAINT pk_logghode PRIMARY KEY CLUSTERED (id),
    CONSTRAINT ck_logghode_id CHECK (id = 1)
)
GO
CREATE TRIGGER ledger.journal_kan_ikke_slettes
    ON ledger.journal
    INSTEAD OF DELETE
    AS THROW 50001, 'journal is append-only', 1
GO
CREATE TRIGGER ledger.journal_kan_ikke_endres
    ON ledger.journal
    AFTER UPDATE
    AS IF EXISTS (SELECT 1
                  FROM   inserted AS n
                         LEFT OUTER JOIN
                         deleted AS o
                         ON o.ledger_id = n.ledger_id
                            AND o.sekvens = n.sekvens
                  WHERE  o.ledger_id IS NULL
                         OR EXISTS (SELECT o.versjon,
                                           o.form,
                                           o.slag,
                                           o.aar,
                                           o.nummer,
                                           o.referanse,
                                           o.dato,
                                           o.periode,
                                           CAST (o.innhold AS VARBINARY (MAX)),
                                           o.tilbakefoerer,
                                           o.hash,
                                           o.kilde
                                    EXCEPT
                                    SELECT n.versjon,
                                           n.form,
                                           n.slag,
                                           n.aar,
                                           n.nummer,
                                           n.referanse,
                                           n.dato,
                                           n.periode,
                                           CAST (n.innhold AS VARBINARY (MAX)),
                                           n.tilbakefoerer,
                                           n.hash,
                                           n.kilde)
                         OR NOT (EXISTS (SELECT CAST (o.tekst AS VARBINARY (MAX)),
                                                o.tekst_vern
                                         INTERSECT
                                         SELECT CAST (n.tekst AS VARBINARY (MAX)),
                                                n.tekst_vern)
                                 OR (o.tekst IS NOT NULL
                                     AND isnull(datalength(o.tekst_vern), 0) = 16
                                     AND n.tekst IS NULL
                                     AND isnull(datalength(n.tekst_vern), 0) = 32)))
           THROW 50001, 'journal is append-only', 1
GO
CREATE TRIGGER ledger.journaltekst_kan_ikke_slettes
    ON ledger.journaltekst
    INSTEAD OF DELETE
    AS THROW 50001, 'journaltekst is append-only', 1
GO
CREATE TRIGGER ledger.journaltekst_kan_ikke_endres
    ON ledger.journaltekst
    AFTER UPDATE
    AS IF EXISTS (SELECT 1
                  FROM   inserted AS n
                         LEFT OUTER JOIN
                         deleted AS o
                         ON o.ledger_id = n.ledger_id
                            AND o.sekvens = n.sekvens
                            AND o.navn = n.navn
                  WHERE  o.ledger_id IS NULL
                         OR NOT (EXISTS (SELECT CAST (o.tekst AS VARBINARY (MAX)),
                                                o.tekst_vern
                                         INTERSECT
                                         SELECT CAST (n.tekst AS VARBINARY (MAX)),
                                                n.tekst_vern)
                                 OR (o.tekst IS NOT NULL
                                     AND isnull(datalength(o.tekst_vern), 0) = 16
                                     AND n.tekst IS NULL
                                     AND isnull(datalength(n.tekst_vern), 0) = 32)))
           THROW 50001, 'journaltekst is append-only', 1
GO
CREATE TRIGGER ledger.postering_kan_ikke_slettes
    ON ledger.postering
    INSTEAD OF DELETE
    AS THROW 50001, 'postering is append-only', 1
GO
CREATE TRIGGER ledger.postering_kan_ikke_endres
    ON ledger.postering
    AFTER UPDATE
    AS IF EXISTS (SELECT 1
                  FROM   inserted AS n
                         LEFT OUTER JOIN
                         deleted AS o
                         ON o.ledger_id = n.ledger_id
                            AND o.aar = n.aar
                            AND o.sekvens = n.sekvens
                            AND o.linje = n.linje
                  WHERE  o.ledger_id IS NULL
                         OR EXISTS (SELECT o.noekkel_id,
                                           o.periode,
                                           o.gjelder_periode,
                                           o.beloep
                                    EXCEPT
                                    SELECT n.noekkel_id,
                                           n.periode,
                                           n.gjelder_periode,
                                           n.beloep)
                         OR NOT (EXISTS (SELECT CAST (o.tekst AS VARBINARY (MAX)),
                                                o.tekst_vern
                                         INTERSECT
                                         SELECT CAST (n.tekst AS VARBINARY (MAX)),
                                                n.tekst_vern)
                                 OR (o.tekst IS NOT NULL
                                     AND isnull(datalength(o.tekst_vern), 0) = 16
                                     AND n.tekst IS NULL
                                     AND isnull(datalength(n.tekst_vern), 0) = 32))
                         OR NOT (EXISTS (SELECT CAST (o.motpart AS VARBINARY (MAX)),
                                                o.motpart_vern
                                         INTERSECT
                                         SELECT CAST (n.motpart AS VARBINARY (MAX)),
                                                n.motpart_vern)
                                 OR (o.motpart IS NOT NULL
                                     AND isnull(datalength(o.motpart_vern), 0) = 16
                                     AND n.motpart IS NULL
                                     AND isnull(datalength(n.motpart_vern), 0) = 32))
                         OR NOT (EXISTS (SELECT CAST (o.dokument AS VARBINARY (MAX)),
                                                o.dokument_vern
                                         INTERSECT
                                         SELECT CAST (n.dokument AS VARBINARY (MAX)),
                                                n.dokument_vern)
                                 OR (o.dokument IS NOT NULL
                                     AND isnull(datalength(o.dokument_vern), 0) = 16
                                     AND n.dokument IS NULL
                                     AND isnull(datalength(n.dokument_vern), 0) = 32)))
           THROW 50001, 'postering is append-only', 1
GO
CREATE TRIGGER ledger.transaksjon_kan_ikke_slettes
    ON ledger.transaksjon
    INSTEAD OF DELETE
    AS THROW 50001, 'transaksjon is append-only', 1
GO
CREATE TRIGGER ledger.transaksjon_kan_ikke_endres
    ON ledger.transaksjon
    AFTER UPDATE
    AS IF EXISTS (SELECT 1
                  FROM   inserted AS n
                         LEFT OUTER JOIN
                         deleted AS o
                         ON o.ledger_id = n.ledger_id
                            AND o.versjon = n.versjon
                  WHERE  o.ledger_id IS NULL
                         OR EXISTS (SELECT o.form,
                                           o.tidspunkt,
                                           o.handling,
                                           o.aar,
                                           o.idempotensnoekkel,
                                           o.siste_sekvens,
                                           o.kjedehode,
                                           o.import_id,
                                           o.segl
                                    EXCEPT
                                    SELECT n.form,
                                           n.tidspunkt,
                                           n.handling,
                                           n.aar,
                                           n.idempotensnoekkel,
                                           n.siste_sekvens,
                                           n.kjedehode,
                                           n.import_id,
                                           n.segl)
                         OR NOT (EXISTS (SELECT CAST (o.bruker AS VARBINARY (MAX)),
                                                o.bruker_vern
                                         INTERSECT
                                         SELECT CAST (n.bruker AS VARBINARY (MAX)),
                                                n.bruker_vern)
                                 OR (o.bruker IS NOT NULL
                                     AND isnull(datalength(o.bruker_vern), 0) = 16
                                     AND n.bruker IS NULL
                                     AND isnull(datalength(n.bruker_vern), 0) = 32))
                         OR NOT (EXISTS (SELECT CAST (o.innholdshash AS VARBINARY (MAX)),
                                                o.avtrykk_vern
                                         INTERSECT
                                         SELECT CAST (n.innholdshash AS VARBINARY (MAX)),
                                                n.avtrykk_vern)
                                 OR (o.innholdshash IS NOT NULL
                                     AND isnull(datalength(o.avtrykk_vern), 0) = 16
                                     AND n.innholdshash IS NULL
                                     AND isnull(datalength(n.avtrykk_vern), 0) = 32)))
           THROW 50001, 'transaksjon is append-only', 1
GO
CREATE INDEX ix_journaltekst_korrigerer
    ON ledger.journaltekst(ledger_id, sekvens) WHERE navn = 'korrigerer'
GO
CREATE TABLE ledger.sesjonsnoekkel (
    navn      VARCHAR (200)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    innhold   NVARCHAR (MAX) NOT NULL,
    opprettet DATETIME2 (3)  NOT NULL,
    CONSTRAINT pk_sesjonsnoekkel PRIMARY KEY CLUSTERED (navn)
)
