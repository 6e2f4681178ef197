-- The key that made a key: when it is revoked, those that it made go with it. Null: a person, an issuer's token or the command line made it.
alter table ledger.apinoekkel add giver varchar(16) collate Latin1_General_100_BIN2 null;
GO

-- The key that took over from it: a key is rotated once.
alter table ledger.apinoekkel add avloest_av varchar(16) collate Latin1_General_100_BIN2 null;
GO

create index ix_apinoekkel_giver on ledger.apinoekkel (giver) where giver is not null;
GO
