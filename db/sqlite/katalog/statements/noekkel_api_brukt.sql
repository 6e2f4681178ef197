update apinoekkel
set sist_brukt = @tidspunkt
where id = @id;
