update apinoekkel
set utloeper = @tidspunkt
where id = @id and utloeper > @tidspunkt;
