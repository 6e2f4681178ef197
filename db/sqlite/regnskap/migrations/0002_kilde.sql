-- The source that a bilag was made from. What a source has booked is summed, so that the next state of it is booked as a difference.
alter table journal add column kilde text null;

create index ix_journal_kilde on journal (aar, kilde, sekvens) where kilde is not null;

-- When each source was last heard from, also when nothing had changed: it is no part of the ledger, and is under no hash.
create table kilde (
    aar integer not null,
    kilde text not null,
    mottatt text not null,
    primary key (aar, kilde)
) strict, without rowid;
