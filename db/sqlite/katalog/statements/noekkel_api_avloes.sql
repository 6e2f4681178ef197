-- Of several rotations of a key at once, one finds it without a successor.
update apinoekkel
set avloest_av = @etterfoelger, utloeper = case when utloeper < @utloeper then utloeper else @utloeper end
where id = @id and avloest_av is null and tilbakekalt is null and utloeper > @tidspunkt;
