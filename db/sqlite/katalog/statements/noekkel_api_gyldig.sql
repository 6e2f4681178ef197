-- Whether a key is valid at a time. Whoever asks in a transaction that goes on to write is not overtaken by its revocation.
select 1
from apinoekkel
where id = @id and tilbakekalt is null and utloeper > @tidspunkt;
