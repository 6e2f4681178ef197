-- A key, and those that it made, and those that these made.
with recursive tatt (id) as (
    select @id
    union
    select n.id
    from apinoekkel n
    inner join tatt t on n.giver = t.id
)
update apinoekkel
set tilbakekalt = @tidspunkt, tilbakekalt_av = @bruker
where tilbakekalt is null and id in (select tatt.id from tatt)
returning id;
