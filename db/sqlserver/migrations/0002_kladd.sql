-- Drafts of documents. They are of a ledger, but not in its chain: what is not published may be changed and thrown away. Innhold is JSON.
create table ledger.kladd (
    kommunenummer smallint not null,
    enhet varchar(12) collate Latin1_General_100_BIN2 not null,
    id varchar(60) collate Latin1_General_100_BIN2 not null,
    innhold nvarchar(max) not null,
    endret datetime2(3) not null,
    bruker nvarchar(200) not null,
    constraint pk_kladd primary key clustered (kommunenummer, enhet, id),
    constraint ck_kladd_kommunenummer check (kommunenummer between 1 and 9999)
);
