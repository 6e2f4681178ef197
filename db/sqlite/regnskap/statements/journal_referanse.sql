select nummer
from journal
where aar = @aar and slag = @slag and slag <= 2 and referanse = @referanse;
