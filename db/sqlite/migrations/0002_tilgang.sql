-- Who asked for what, when and from where: every write and every auditor's extract.
create table tilgang (
    id integer not null primary key autoincrement,
    tidspunkt text not null,
    kommunenummer integer not null,
    bruker text not null,
    adresse text not null,
    metode text not null,
    sti text not null,
    status integer not null
) strict;

create index ix_tilgang_kommune on tilgang (kommunenummer, id);

create trigger tilgang_kan_ikke_endres before update on tilgang begin select raise(abort, 'tilgang is append-only'); end;
create trigger tilgang_kan_ikke_slettes before delete on tilgang begin select raise(abort, 'tilgang is append-only'); end;
