update ledger.apinoekkel
set utloeper = @tidspunkt
where id = @id and utloeper > @tidspunkt;
