select case when exists (
    select 1
    from ledger.journal
    where ledger_id = @ledgerId and slag > 2 and slag not in (51, 52, 53, 56, 57) and sekvens > @etterSekvens and sekvens <= @tilSekvens
) then 1 else 0 end;
