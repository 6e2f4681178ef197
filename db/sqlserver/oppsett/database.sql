-- Makes the database with what the service asks for, a login that migrates it and one that serves, for sqlcmd with the passwords in the
-- environment. May be run again.
if db_id(N'ledger') is null
    create database ledger;
GO
alter database ledger set allow_snapshot_isolation on;
GO
alter database ledger set read_committed_snapshot on with rollback immediate;
GO
if suser_id(N'ledger_migrer') is null
    create login ledger_migrer with password = N'$(LEDGER_MIGRER_PASSWORD)';
if suser_id(N'ledger_tjeneste_login') is null
    create login ledger_tjeneste_login with password = N'$(LEDGER_DB_PASSWORD)';
GO
use ledger;
GO
if user_id(N'ledger_migrer') is null
    create user ledger_migrer for login ledger_migrer;
if user_id(N'ledger_tjeneste_login') is null
    create user ledger_tjeneste_login for login ledger_tjeneste_login;
alter role db_owner add member ledger_migrer;
GO
