create table #saldo_endring (
    noekkel_id int not null,
    slag tinyint not null,
    periode tinyint not null,
    beloep bigint not null,
    antall bigint not null,
    primary key clustered (noekkel_id, slag, periode)
);
