-- The keys that sessions of readers are encrypted with, as the framework writes them. They are in the database so that a session outlives a restart
-- and holds at every instance; the framework makes a new one every 90 days, and none is ever changed.
create table sesjonsnoekkel (
    navn text not null primary key,
    innhold text not null,
    opprettet text not null
) strict, without rowid;
