select coalesce(max(nummer), 0)
from journal
where kommunenummer = @kommunenummer and aar = @aar and slag = @slag and nummer > 0;
