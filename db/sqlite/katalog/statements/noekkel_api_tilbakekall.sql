update apinoekkel
set tilbakekalt = @tidspunkt, tilbakekalt_av = @bruker
where id = @id and tilbakekalt is null;
