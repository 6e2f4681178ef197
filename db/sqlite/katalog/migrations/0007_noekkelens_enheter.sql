-- The units that a key is bound to, with what lies below them; separated by blanks. Null: to none.
alter table apinoekkel add column enheter text null;
