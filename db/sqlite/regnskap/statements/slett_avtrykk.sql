update transaksjon
set innholdshash = null, avtrykk_vern = @hash
where versjon = @nummer and innholdshash is not null;
