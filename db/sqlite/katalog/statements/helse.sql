select max(nummer) from migrering;
