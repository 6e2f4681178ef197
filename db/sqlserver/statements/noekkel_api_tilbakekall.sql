-- A key, and those that it made, and those that these made.
with tatt as (
    select k.id
    from ledger.apinoekkel k
    where k.id = @id
    union all
    select n.id
    from ledger.apinoekkel n
    inner join tatt t on n.giver = t.id
)
update ledger.apinoekkel
set tilbakekalt = @tidspunkt, tilbakekalt_av = @bruker
output inserted.id
where tilbakekalt is null and id in (select tatt.id from tatt)
option (maxrecursion 0);
