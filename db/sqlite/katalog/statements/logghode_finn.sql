select antall, hash
from logghode
where id = 1;
