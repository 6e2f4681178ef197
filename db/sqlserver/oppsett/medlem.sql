-- After the migrations and rettigheter.sql: the login that serves gets its role.
alter role ledger_tjeneste add member ledger_tjeneste_login;
GO
