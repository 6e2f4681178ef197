-- The keys that sessions of readers are encrypted with, as the framework writes them. They are in the database so that a session outlives a restart
-- and holds at every instance; the framework makes a new one every 90 days, and none is ever changed.
create table ledger.sesjonsnoekkel (
    navn varchar(200) collate Latin1_General_100_BIN2 not null,
    innhold nvarchar(max) not null,
    opprettet datetime2(3) not null,
    constraint pk_sesjonsnoekkel primary key clustered (navn)
);
