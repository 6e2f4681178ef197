-- The source that a key posts for: it may then post for nothing else. Null: for any.
alter table ledger.apinoekkel add kilde nvarchar(40) collate Latin1_General_100_BIN2 null;
GO
