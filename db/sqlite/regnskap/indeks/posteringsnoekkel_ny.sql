insert into posteringsnoekkel (noekkel_id, postering_id)
values (@noekkelId, @id);
