insert into ledger.apinoekkel (id, navn, scopes, kommuner, salt, hash, opprettet, opprettet_av, utloeper, erstatter, giver, kilde, enheter)
values (@id, @navn, @scopes, @kommuner, @salt, @hash, @opprettet, @opprettetAv, @utloeper, @erstatter, @giver, @kilde, @enheter);
