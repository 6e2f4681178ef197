select case databasepropertyex(db_name(), 'Updateability') when 'READ_ONLY' then 1 else 0 end;
