-- Drafts of documents. They are of a ledger, but not in its chain: what is not published may be changed and thrown away. Innhold is JSON.
create table kladd (
    kommunenummer integer not null check (kommunenummer between 1 and 9999),
    enhet text not null,
    id text not null,
    innhold text not null,
    endret text not null,
    bruker text not null,
    primary key (kommunenummer, enhet, id)
) strict, without rowid;
