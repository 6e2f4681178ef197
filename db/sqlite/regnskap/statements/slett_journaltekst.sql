update journaltekst
set tekst = null, tekst_vern = @hash
where sekvens = @nummer and navn = @navn and tekst is not null;
