select coalesce(max(nummer), 0) from gammel.migrering;
