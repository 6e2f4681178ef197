create table #saldo_endring (
    aar smallint not null,
    noekkel_id int not null,
    slag int not null,
    periode tinyint not null,
    gjelder tinyint not null,
    beloep bigint not null,
    antall bigint not null,
    foerste_sekvens bigint null,
    foerste_linje int null,
    primary key clustered (aar, noekkel_id, slag, periode, gjelder)
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
    merke tinyint not null,
    konto nvarchar(20) collate Latin1_General_100_BIN2 not null,
    lokal_funksjon nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fridim1 nvarchar(20) collate Latin1_General_100_BIN2 not null,
    fridim2 nvarchar(20) collate Latin1_General_100_BIN2 not null,
    motpartsenhet nvarchar(20) collate Latin1_General_100_BIN2 not null
);

create table #referanse (
    referanse nvarchar(100) collate Latin1_General_100_BIN2 not null primary key clustered
);
