-- Where in the chain the bilag of a period begin and end.
create index ix_journal_periode on ledger.journal (kommunenummer, aar, periode) where periode is not null;
