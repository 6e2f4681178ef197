select nummer
from journal
where aar = @aar and slag = @slag and nummer > 0
order by nummer desc
limit 1;
