-- An import is found by the id on its receipt.
alter table ledger.transaksjon add import_id varchar(36) null;
GO
create unique index ux_transaksjon_import on ledger.transaksjon (kommunenummer, import_id) where import_id is not null;
GO
-- Whether anything was defined since a sequence number, however many bilag there are.
create index ix_journal_definisjon on ledger.journal (kommunenummer, sekvens) where slag > 2;
