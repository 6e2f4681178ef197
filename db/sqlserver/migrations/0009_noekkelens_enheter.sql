-- The units that a key is bound to, with what lies below them; separated by blanks. Null: to none.
alter table ledger.apinoekkel add enheter nvarchar(500) collate Latin1_General_100_BIN2 null;
GO
