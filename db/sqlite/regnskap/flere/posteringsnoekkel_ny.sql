-- Eight rows of indeks/posteringsnoekkel_ny at once. What was inserted before a row that fails is undone with the whole of the write, so
-- that SQLite need not keep for each run how its pages were.
insert or fail into posteringsnoekkel (noekkel_id, postering_id)
values
    (@noekkelId_0, @id_0),
    (@noekkelId_1, @id_1),
    (@noekkelId_2, @id_2),
    (@noekkelId_3, @id_3),
    (@noekkelId_4, @id_4),
    (@noekkelId_5, @id_5),
    (@noekkelId_6, @id_6),
    (@noekkelId_7, @id_7);
