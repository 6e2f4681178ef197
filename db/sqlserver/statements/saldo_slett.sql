delete from ledger.saldo
where ledger_id = @ledgerId and aar = @aar;
