-- Every column that an answer reads is under a hash, and a text that names a person can be erased. See db/sqlite/regnskap/migrations/0003.
alter table ledger.transaksjon add avtrykk_vern varbinary(32) null;
GO
alter table ledger.transaksjon add constraint ck_transaksjon_avtrykk_vern check (datalength(avtrykk_vern) in (16, 32));
GO
alter table ledger.transaksjon add segl binary(32) null;
GO
alter table ledger.tilgang add versjon bigint null;
GO
alter table ledger.tilgang add gjelder nvarchar(200) null;
GO
alter table ledger.tilgang add hash binary(32) null;
GO
create unique nonclustered index ux_tilgang_versjon on ledger.tilgang (ledger_id, versjon) where versjon is not null;
GO
alter table ledger.installasjonslogg add tilstand binary(32) null;
GO
alter table ledger.installasjonslogg add hash binary(32) null;
GO
create nonclustered index ix_tilgang_tidspunkt on ledger.tilgang (ledger_id, tidspunkt, id);
GO
create nonclustered index ix_installasjonslogg_tidspunkt on ledger.installasjonslogg (tidspunkt, id);
GO
create table ledger.logghode (
    id int not null,
    antall bigint not null,
    hash binary(32) not null,
    constraint pk_logghode primary key clustered (id),
    constraint ck_logghode_id check (id = 1)
);
GO
insert into ledger.logghode (id, antall, hash)
values (1, 0, 0x0000000000000000000000000000000000000000000000000000000000000000);
GO
-- What may be changed: a protected text and its salt are removed, and the salted hash that stands in the chain is put in their place. Nothing else.
-- Texts are compared by their bytes: the collation of the database may take letters for the same.
drop trigger ledger.journal_kan_ikke_endres;
GO
create trigger ledger.journal_kan_ikke_slettes on ledger.journal instead of delete as throw 50001, 'journal is append-only', 1;
GO
create trigger ledger.journal_kan_ikke_endres on ledger.journal after update as
if exists (
    select 1
    from inserted n
    left join deleted o on o.ledger_id = n.ledger_id and o.sekvens = n.sekvens
    where o.ledger_id is null
        or exists (
            select o.versjon, o.form, o.slag, o.aar, o.nummer, o.referanse, o.dato, o.periode, cast(o.innhold as varbinary(max)), o.tilbakefoerer, o.hash, o.kilde
            except
            select n.versjon, n.form, n.slag, n.aar, n.nummer, n.referanse, n.dato, n.periode, cast(n.innhold as varbinary(max)), n.tilbakefoerer, n.hash, n.kilde)
        or not (
            exists (
                select cast(o.tekst as varbinary(max)), o.tekst_vern
                intersect
                select cast(n.tekst as varbinary(max)), n.tekst_vern)
            or (o.tekst is not null and isnull(datalength(o.tekst_vern), 0) = 16 and n.tekst is null and isnull(datalength(n.tekst_vern), 0) = 32))
)
    throw 50001, 'journal is append-only', 1;
GO
drop trigger ledger.journaltekst_kan_ikke_endres;
GO
create trigger ledger.journaltekst_kan_ikke_slettes on ledger.journaltekst instead of delete as throw 50001, 'journaltekst is append-only', 1;
GO
create trigger ledger.journaltekst_kan_ikke_endres on ledger.journaltekst after update as
if exists (
    select 1
    from inserted n
    left join deleted o on o.ledger_id = n.ledger_id and o.sekvens = n.sekvens and o.navn = n.navn
    where o.ledger_id is null
        or not (
            exists (
                select cast(o.tekst as varbinary(max)), o.tekst_vern
                intersect
                select cast(n.tekst as varbinary(max)), n.tekst_vern)
            or (o.tekst is not null and isnull(datalength(o.tekst_vern), 0) = 16 and n.tekst is null and isnull(datalength(n.tekst_vern), 0) = 32))
)
    throw 50001, 'journaltekst is append-only', 1;
GO
drop trigger ledger.postering_kan_ikke_endres;
GO
create trigger ledger.postering_kan_ikke_slettes on ledger.postering instead of delete as throw 50001, 'postering is append-only', 1;
GO
create trigger ledger.postering_kan_ikke_endres on ledger.postering after update as
if exists (
    select 1
    from inserted n
    left join deleted o on o.ledger_id = n.ledger_id and o.aar = n.aar and o.sekvens = n.sekvens and o.linje = n.linje
    where o.ledger_id is null
        or exists (
            select o.noekkel_id, o.periode, o.gjelder_periode, o.beloep
            except
            select n.noekkel_id, n.periode, n.gjelder_periode, n.beloep)
        or not (
            exists (
                select cast(o.tekst as varbinary(max)), o.tekst_vern
                intersect
                select cast(n.tekst as varbinary(max)), n.tekst_vern)
            or (o.tekst is not null and isnull(datalength(o.tekst_vern), 0) = 16 and n.tekst is null and isnull(datalength(n.tekst_vern), 0) = 32))
        or not (
            exists (
                select cast(o.motpart as varbinary(max)), o.motpart_vern
                intersect
                select cast(n.motpart as varbinary(max)), n.motpart_vern)
            or (o.motpart is not null and isnull(datalength(o.motpart_vern), 0) = 16 and n.motpart is null and isnull(datalength(n.motpart_vern), 0) = 32))
        or not (
            exists (
                select cast(o.dokument as varbinary(max)), o.dokument_vern
                intersect
                select cast(n.dokument as varbinary(max)), n.dokument_vern)
            or (o.dokument is not null and isnull(datalength(o.dokument_vern), 0) = 16 and n.dokument is null and isnull(datalength(n.dokument_vern), 0) = 32))
)
    throw 50001, 'postering is append-only', 1;
GO
drop trigger ledger.transaksjon_kan_ikke_endres;
GO
create trigger ledger.transaksjon_kan_ikke_slettes on ledger.transaksjon instead of delete as throw 50001, 'transaksjon is append-only', 1;
GO
create trigger ledger.transaksjon_kan_ikke_endres on ledger.transaksjon after update as
if exists (
    select 1
    from inserted n
    left join deleted o on o.ledger_id = n.ledger_id and o.versjon = n.versjon
    where o.ledger_id is null
        or exists (
            select o.form, o.tidspunkt, o.handling, o.aar, o.idempotensnoekkel, o.siste_sekvens, o.kjedehode, o.import_id, o.segl
            except
            select n.form, n.tidspunkt, n.handling, n.aar, n.idempotensnoekkel, n.siste_sekvens, n.kjedehode, n.import_id, n.segl)
        or not (
            exists (
                select cast(o.bruker as varbinary(max)), o.bruker_vern
                intersect
                select cast(n.bruker as varbinary(max)), n.bruker_vern)
            or (o.bruker is not null and isnull(datalength(o.bruker_vern), 0) = 16 and n.bruker is null and isnull(datalength(n.bruker_vern), 0) = 32))
        or not (
            exists (
                select cast(o.innholdshash as varbinary(max)), o.avtrykk_vern
                intersect
                select cast(n.innholdshash as varbinary(max)), n.avtrykk_vern)
            or (o.innholdshash is not null and isnull(datalength(o.avtrykk_vern), 0) = 16 and n.innholdshash is null and isnull(datalength(n.avtrykk_vern), 0) = 32))
)
    throw 50001, 'transaksjon is append-only', 1;
