-- The ledgers of this installation and the file that each lies in. What a ledger holds is in its file and nowhere else.
create table ledger (
    kommunenummer integer not null check (kommunenummer between 1 and 9999),
    enhet text not null,
    fil text not null unique,

    -- The file under the name that it was made by. It is given its own name after this row is committed, so that a ledger is there when this
    -- row is, whatever stops the program in between. Null for a file that was taken in.
    laget_som text null,
    registrert text not null,
    primary key (kommunenummer, enhet)
) strict, without rowid;

-- The secret that a ledger's fingerprints of content are computed under. Not in the ledger's file: whoever has a copy of that alone cannot
-- confirm a guess of a text that was erased. It stays when the ledger is taken out of the catalogue, for when it comes back.
create table avtrykksnoekkel (
    kommunenummer integer not null check (kommunenummer between 1 and 9999),
    enhet text not null,
    noekkel blob not null check (length(noekkel) = 32),
    primary key (kommunenummer, enhet)
) strict, without rowid;

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

-- What happened that is of no single ledger's own log: keys made and revoked, ledgers registered and taken out, requests for ledgers that are
-- not here.
create table installasjonslogg (
    id integer not null primary key autoincrement,
    tidspunkt text not null,
    hendelse text not null,
    gjelder text not null,
    bruker text null,
    innhold text null
) strict;

create trigger installasjonslogg_kan_ikke_endres before update on installasjonslogg begin select raise(abort, 'installasjonslogg is append-only'); end;
create trigger installasjonslogg_kan_ikke_slettes before delete on installasjonslogg begin select raise(abort, 'installasjonslogg is append-only'); end;
