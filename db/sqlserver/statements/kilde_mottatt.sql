update ledger.kilde
set mottatt = @tidspunkt
where ledger_id = @ledgerId and aar = @aar and kilde = @kilde;

insert into ledger.kilde (ledger_id, aar, kilde, mottatt)
select @ledgerId, @aar, @kilde, @tidspunkt
where not exists (select 1 from ledger.kilde k where k.ledger_id = @ledgerId and k.aar = @aar and k.kilde = @kilde);
