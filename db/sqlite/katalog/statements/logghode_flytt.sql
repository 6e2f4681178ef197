update logghode
set antall = antall + 1, hash = @hash
where id = 1;
