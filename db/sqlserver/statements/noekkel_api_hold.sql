-- Holds a key as it is until the transaction ends; of one that is not valid at the time there is nothing to hold.
update ledger.apinoekkel
set sist_brukt = sist_brukt
where id = @id and tilbakekalt is null and utloeper > @tidspunkt;
