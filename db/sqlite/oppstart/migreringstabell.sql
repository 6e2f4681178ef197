create table if not exists migrering (
    nummer integer not null primary key,
    navn text not null,
    sjekksum text not null,
    tidspunkt text not null
) strict;
