-- The source that a bilag was made from. What a source has booked is summed, so that the next state of it is booked as a difference.
alter table ledger.journal add kilde nvarchar(40) collate Latin1_General_100_BIN2 null;
GO
create nonclustered index ix_journal_kilde on ledger.journal (ledger_id, aar, kilde, sekvens) where kilde is not null;
GO
-- When each source was last heard from, also when nothing had changed: it is no part of the ledger, and is under no hash.
create table ledger.kilde (
    ledger_id int not null,
    aar smallint not null,
    kilde nvarchar(40) collate Latin1_General_100_BIN2 not null,
    mottatt datetime2(3) not null,
    constraint pk_kilde primary key clustered (ledger_id, aar, kilde)
);
