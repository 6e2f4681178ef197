update transaksjon
set bruker = null, bruker_vern = @hash
where versjon = @nummer and bruker is not null;
