update journal
set tekst = null, tekst_vern = @hash
where sekvens = @nummer and tekst is not null;
