-- What the service's login may do, and no more. Run by an administrator, once or again, then:  alter role ledger_tjeneste add member [the user];
-- Migrations need more (create table, create schema): let a deploy step run them with its own login, and start the service with this one.
if database_principal_id(N'ledger_tjeneste') is null
    create role ledger_tjeneste;
GO
grant select, insert, update on ledger.ledger to ledger_tjeneste;
grant select, insert on ledger.avtrykksnoekkel to ledger_tjeneste;
grant select, insert on ledger.transaksjon to ledger_tjeneste;
grant select, insert on ledger.kvittering to ledger_tjeneste;
grant select, insert on ledger.journal to ledger_tjeneste;
grant select, insert on ledger.journaltekst to ledger_tjeneste;
grant select, insert on ledger.noekkel to ledger_tjeneste;
grant select, insert on ledger.postering to ledger_tjeneste;
grant select, insert on ledger.budsjettlinje to ledger_tjeneste;
grant select, insert, update, delete on ledger.saldo to ledger_tjeneste;
grant select, insert, update on ledger.kilde to ledger_tjeneste;
grant select, insert on ledger.tilgang to ledger_tjeneste;
-- Erasure of texts; the triggers see to it that nothing else is changed.
grant update on ledger.journal (tekst, tekst_vern) to ledger_tjeneste;
grant update on ledger.journaltekst (tekst, tekst_vern) to ledger_tjeneste;
grant update on ledger.postering (tekst, tekst_vern, motpart, motpart_vern, dokument, dokument_vern) to ledger_tjeneste;
grant update on ledger.transaksjon (bruker, bruker_vern, innholdshash, avtrykk_vern) to ledger_tjeneste;
grant select, update on ledger.logghode to ledger_tjeneste;
grant select, insert on ledger.installasjonslogg to ledger_tjeneste;
grant select, insert, update on ledger.apinoekkel to ledger_tjeneste;
grant select, insert, delete on ledger.kladd to ledger_tjeneste;
grant select, insert on ledger.sesjonsnoekkel to ledger_tjeneste;
grant select on ledger.migrering to ledger_tjeneste;
