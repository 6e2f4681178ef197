-- The keys that a key has made.
select id
from apinoekkel
where giver = @id;
