select case snapshot_isolation_state when 1 then 1 else 0 end
from sys.databases
where database_id = db_id();
