-- Who asked for what, when and from where: every write and every auditor's extract.
create table ledger.tilgang (
    id bigint identity(1, 1) not null,
    tidspunkt datetime2(3) not null,
    kommunenummer smallint not null,
    bruker nvarchar(200) not null,
    adresse varchar(64) not null,
    metode varchar(10) not null,
    sti nvarchar(400) not null,
    status smallint not null,
    constraint pk_tilgang primary key clustered (kommunenummer, id)
);
GO
create trigger ledger.tilgang_kan_ikke_endres on ledger.tilgang instead of update, delete as throw 50001, 'tilgang is append-only', 1;
