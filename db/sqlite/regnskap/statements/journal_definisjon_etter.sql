select case when exists (
    select 1
    from journal indexed by ix_journal_definisjon
    where nummer = 0 and sekvens > @etterSekvens and sekvens <= @tilSekvens
) then 1 else 0 end;
