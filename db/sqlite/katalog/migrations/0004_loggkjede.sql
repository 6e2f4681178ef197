-- The log of the installation has a chain: a line's hash is over the line and the hash before it, and logghode says how many lines there are and what the
-- last hash is. Tilstand is the hash of the row that the line is about as it was after it: a key, where a ledger lies, the secret of fingerprints. A
-- row that is another is then found. No installation has lines of the shape before.
drop trigger installasjonslogg_kan_ikke_slettes;
delete from installasjonslogg;
alter table installasjonslogg add column tilstand blob null check (length(tilstand) = 32);
alter table installasjonslogg add column hash blob null check (length(hash) = 32);
create trigger installasjonslogg_kan_ikke_slettes before delete on installasjonslogg begin select raise(abort, 'installasjonslogg is append-only'); end;

create index ix_installasjonslogg_tidspunkt on installasjonslogg (tidspunkt);

create table logghode (
    id integer not null primary key check (id = 1),
    antall integer not null,
    hash blob not null check (length(hash) = 32)
) strict;

insert into logghode (id, antall, hash)
values (1, 0, zeroblob(32));
