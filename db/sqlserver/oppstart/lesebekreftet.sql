select case is_read_committed_snapshot_on when 1 then 1 else 0 end
from sys.databases
where database_id = db_id();
