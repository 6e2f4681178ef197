-- API keys. The secret itself is not here: only a salted hash of its 256 random bits.
create table ledger.apinoekkel (
    id varchar(16) collate Latin1_General_100_BIN2 not null,
    navn nvarchar(200) not null,
    scopes varchar(200) not null,
    kommuner varchar(4000) not null,
    salt binary(16) not null,
    hash binary(32) not null,
    opprettet datetime2(3) not null,
    opprettet_av nvarchar(200) not null,
    utloeper datetime2(3) not null,
    tilbakekalt datetime2(3) null,
    tilbakekalt_av nvarchar(200) null,
    sist_brukt datetime2(3) null,
    erstatter varchar(16) collate Latin1_General_100_BIN2 null,
    constraint pk_apinoekkel primary key clustered (id),
    constraint fk_apinoekkel_erstatter foreign key (erstatter) references ledger.apinoekkel (id)
);
