insert into kilde (aar, kilde, mottatt)
values (@aar, @kilde, @tidspunkt)
on conflict (aar, kilde) do update set mottatt = excluded.mottatt;
