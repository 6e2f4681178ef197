-- The keys that a key has made.
select id
from ledger.apinoekkel
where giver = @id;
