select snapshot_isolation_state
from sys.databases
where database_id = db_id();
