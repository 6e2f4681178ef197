-- The source that a key posts for: it may then post for nothing else. Null: for any.
alter table apinoekkel add column kilde text null;
