update logghode
set hash = @hash
where id = 1;
