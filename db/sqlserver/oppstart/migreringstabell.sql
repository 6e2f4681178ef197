if schema_id('ledger') is null
    exec('create schema ledger');

if object_id('ledger.migrering') is null
    create table ledger.migrering (
        nummer int not null,
        navn varchar(100) not null,
        sjekksum char(64) not null,
        tidspunkt datetime2(3) not null,
        constraint pk_migrering primary key clustered (nummer)
    );
