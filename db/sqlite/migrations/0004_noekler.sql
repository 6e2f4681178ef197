-- API keys. The secret itself is not here: only a salted hash of its 256 random bits.
create table apinoekkel (
    id text not null primary key,
    navn text not null,
    scopes text not null,
    kommuner text not null,
    salt blob not null check (length(salt) = 16),
    hash blob not null check (length(hash) = 32),
    opprettet text not null,
    opprettet_av text not null,
    utloeper text not null,
    tilbakekalt text null,
    tilbakekalt_av text null,
    sist_brukt text null,
    erstatter text null references apinoekkel (id)
) strict, without rowid;
