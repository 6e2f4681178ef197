select max(nummer) from ledger.migrering;
