-- The key that made a key: when it is revoked, those that it made go with it. Null: a person, an issuer's token or the command line made it.
alter table apinoekkel add column giver text null;

-- The key that took over from it: a key is rotated once.
alter table apinoekkel add column avloest_av text null;

create index ix_apinoekkel_giver on apinoekkel (giver) where giver is not null;
