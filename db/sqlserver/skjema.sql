-- The schema that the migrations lead to; compared with them by a test.
CREATE TABLE ledger.kommune (
    kommunenummer SMALLINT    NOT NULL,
    versjon       BIGINT      NOT NULL,
    sekvens       BIGINT      NOT NULL,
    kjedehode     BINARY (32) NOT NULL,
    CONSTRAINT pk_kommune PRIMARY KEY CLUSTERED (kommunenummer),
    CONSTRAINT ck_kommune_nummer CHECK (kommunenummer BETWEEN 1 AND 9999)
)
GO
CREATE TABLE ledger.transaksjon (
    kommunenummer     SMALLINT       NOT NULL,
    versjon           BIGINT         NOT NULL,
    tidspunkt         DATETIME2 (3)  NOT NULL,
    bruker            NVARCHAR (200) NOT NULL,
    handling          VARCHAR (50)   NOT NULL,
    aar               SMALLINT       NOT NULL,
    idempotensnoekkel NVARCHAR (200) COLLATE Latin1_General_100_BIN2 NULL,
    innholdshash      BINARY (32)    NULL,
    kvittering        NVARCHAR (MAX) NULL,
    siste_sekvens     BIGINT         NOT NULL,
    kjedehode         BINARY (32)    NOT NULL,
    import_id         VARCHAR (36)   NULL,
    CONSTRAINT pk_transaksjon PRIMARY KEY CLUSTERED (kommunenummer, versjon),
    CONSTRAINT fk_transaksjon_kommune FOREIGN KEY (kommunenummer) REFERENCES ledger.kommune (kommunenummer)
)
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_transaksjon_idempotens
    ON ledger.transaksjon(kommunenummer, idempotensnoekkel) WHERE idempotensnoekkel IS NOT NULL
GO
CREATE TABLE ledger.journal (
    kommunenummer SMALLINT       NOT NULL,
    sekvens       BIGINT         NOT NULL,
    versjon       BIGINT         NOT NULL,
    slag          TINYINT        NOT NULL,
    aar           SMALLINT       NOT NULL,
    nummer        INT            NOT NULL,
    referanse     NVARCHAR (100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    dato          DATE           NULL,
    periode       TINYINT        NULL,
    tekst         NVARCHAR (500) NULL,
    innhold       NVARCHAR (MAX) NULL,
    tilbakefoerer INT            NULL,
    hash          BINARY (32)    NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY CLUSTERED (kommunenummer, sekvens),
    CONSTRAINT fk_journal_kommune FOREIGN KEY (kommunenummer) REFERENCES ledger.kommune (kommunenummer),
    CONSTRAINT ck_journal_sekvens CHECK (sekvens > 0),
    CONSTRAINT ck_journal_versjon CHECK (versjon > 0),
    CONSTRAINT ck_journal_slag CHECK (slag BETWEEN 1 AND 10),
    CONSTRAINT ck_journal_periode CHECK (periode BETWEEN 0 AND 13)
)
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_referanse
    ON ledger.journal(kommunenummer, aar, slag, referanse) WHERE slag <= 2
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_nummer
    ON ledger.journal(kommunenummer, aar, slag, nummer) WHERE slag <= 2
GO
CREATE UNIQUE NONCLUSTERED INDEX ux_journal_tilbakefoerer
    ON ledger.journal(kommunenummer, aar, tilbakefoerer) WHERE tilbakefoerer IS NOT NULL
GO
CREATE NONCLUSTERED INDEX ix_journal_grunndata
    ON ledger.journal(kommunenummer, slag, aar, referanse) WHERE slag > 2
GO
CREATE TABLE ledger.noekkel (
    id            INT           IDENTITY (1, 1) NOT NULL,
    kommunenummer SMALLINT      NOT NULL,
    aar           SMALLINT      NOT NULL,
    kontoklasse   TINYINT       NOT NULL,
    art           VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    funksjon      VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    kapittel      VARCHAR (4)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    sektor        VARCHAR (3)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    ansvar        NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    prosjekt      NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fond          NVARCHAR (20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    merke         TINYINT       NOT NULL,
    CONSTRAINT pk_noekkel PRIMARY KEY NONCLUSTERED (id),
    CONSTRAINT ux_noekkel UNIQUE CLUSTERED (kommunenummer, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke),
    CONSTRAINT fk_noekkel_kommune FOREIGN KEY (kommunenummer) REFERENCES ledger.kommune (kommunenummer),
    CONSTRAINT ck_noekkel_kontoklasse CHECK (kontoklasse BETWEEN 0 AND 2),
    CONSTRAINT ck_noekkel_merke CHECK (merke BETWEEN 0 AND 3),
    CONSTRAINT ck_noekkel_balanse CHECK ((kontoklasse = 2
                                          AND kapittel <> ''
                                          AND art = '')
                                         OR (kontoklasse <> 2
                                             AND kapittel = ''
                                             AND art <> ''))
)
GO
CREATE TABLE ledger.postering (
    kommunenummer SMALLINT       NOT NULL,
    sekvens       BIGINT         NOT NULL,
    linje         INT            NOT NULL,
    noekkel_id    INT            NOT NULL,
    periode       TINYINT        NOT NULL,
    beloep        BIGINT         NOT NULL,
    tekst         NVARCHAR (500) NULL,
    motpart       NVARCHAR (200) NULL,
    dokument      NVARCHAR (500) NULL,
    CONSTRAINT pk_postering PRIMARY KEY CLUSTERED (kommunenummer, sekvens, linje),
    CONSTRAINT fk_postering_journal FOREIGN KEY (kommunenummer, sekvens) REFERENCES ledger.journal (kommunenummer, sekvens),
    CONSTRAINT fk_postering_noekkel FOREIGN KEY (noekkel_id) REFERENCES ledger.noekkel (id),
    CONSTRAINT ck_postering_linje CHECK (linje > 0),
    CONSTRAINT ck_postering_periode CHECK (periode BETWEEN 0 AND 13)
)
GO
CREATE NONCLUSTERED INDEX ix_postering_noekkel
    ON ledger.postering(noekkel_id)
GO
CREATE TABLE ledger.budsjettlinje (
    kommunenummer SMALLINT      NOT NULL,
    sekvens       BIGINT        NOT NULL,
    linje         INT           NOT NULL,
    noekkel_id    INT           NOT NULL,
    beloep        BIGINT        NOT NULL,
    periodisering VARCHAR (400) NOT NULL,
    CONSTRAINT pk_budsjettlinje PRIMARY KEY CLUSTERED (kommunenummer, sekvens, linje),
    CONSTRAINT fk_budsjettlinje_journal FOREIGN KEY (kommunenummer, sekvens) REFERENCES ledger.journal (kommunenummer, sekvens),
    CONSTRAINT fk_budsjettlinje_noekkel FOREIGN KEY (noekkel_id) REFERENCES ledger.noekkel (id),
    CONSTRAINT ck_budsjettlinje_linje CHECK (linje > 0)
)
GO
CREATE TABLE ledger.saldo (
    noekkel_id INT     NOT NULL,
    slag       TINYINT NOT NULL,
    periode    TINYINT NOT NULL,
    beloep     BIGINT  NOT NULL,
    antall     BIGINT  NOT NULL,
    foerste    BIGINT  NULL CONSTRAINT ck_saldo_foerste CHECK (foerste > 0),
    CONSTRAINT pk_saldo PRIMARY KEY CLUSTERED (noekkel_id, slag, periode),
    CONSTRAINT fk_saldo_noekkel FOREIGN KEY (noekkel_id) REFERENCES ledger.noekkel (id),
    CONSTRAINT ck_saldo_slag CHECK (slag BETWEEN 0 AND 2),
    CONSTRAINT ck_saldo_periode CHECK (periode BETWEEN 0 AND 13)
)
GO
CREATE TRIGGER ledger.journal_kan_ikke_endres
    ON ledger.journal
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'journal is append-only', 1
GO
CREATE TRIGGER ledger.postering_kan_ikke_endres
    ON ledger.postering
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'postering is append-only', 1
GO
CREATE TRIGGER ledger.budsjettlinje_kan_ikke_endres
    ON ledger.budsjettlinje
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'budsjettlinje is append-only', 1
GO
CREATE TRIGGER ledger.transaksjon_kan_ikke_endres
    ON ledger.transaksjon
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'transaksjon is append-only', 1
GO
CREATE TABLE ledger.tilgang (
    id            BIGINT         IDENTITY (1, 1) NOT NULL,
    tidspunkt     DATETIME2 (3)  NOT NULL,
    kommunenummer SMALLINT       NOT NULL,
    bruker        NVARCHAR (200) NOT NULL,
    adresse       VARCHAR (64)   NOT NULL,
    metode        VARCHAR (10)   NOT NULL,
    sti           NVARCHAR (400) NOT NULL,
    status        SMALLINT       NOT NULL,
    CONSTRAINT pk_tilgang PRIMARY KEY CLUSTERED (kommunenummer, id)
)
GO
CREATE TRIGGER ledger.tilgang_kan_ikke_endres
    ON ledger.tilgang
    INSTEAD OF UPDATE, DELETE
    AS THROW 50001, 'tilgang is append-only', 1
GO
CREATE UNIQUE INDEX ux_transaksjon_import
    ON ledger.transaksjon(kommunenummer, import_id) WHERE import_id IS NOT NULL
GO
CREATE INDEX ix_journal_definisjon
    ON ledger.journal(kommunenummer, sekvens) WHERE slag > 2
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
    CONSTRAINT pk_apinoekkel PRIMARY KEY CLUSTERED (id),
    CONSTRAINT fk_apinoekkel_erstatter FOREIGN KEY (erstatter) REFERENCES ledger.apinoekkel (id)
)
