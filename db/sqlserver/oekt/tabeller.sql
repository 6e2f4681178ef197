create table #saldo_endring (
    noekkel_id int not null,
    slag tinyint not null,
    periode tinyint not null,
    beloep bigint not null,
    antall bigint not null,
    foerste bigint null,
    primary key clustered (noekkel_id, slag, periode)
);

create table #noekkel_ny (
    kontoklasse tinyint not null,
    art varchar(3) collate Latin1_General_100_BIN2 not null,
    funksjon varchar(3) collate Latin1_General_100_BIN2 not null,
    kapittel varchar(4) collate Latin1_General_100_BIN2 not null,
    sektor varchar(3) collate Latin1_General_100_BIN2 not null,
    ansvar nvarchar(20) collate Latin1_General_100_BIN2 not null,
    prosjekt nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fond nvarchar(20) collate Latin1_General_100_BIN2 not null,
    merke tinyint not null
);

create table #referanse (
    referanse nvarchar(100) collate Latin1_General_100_BIN2 not null primary key clustered
);
