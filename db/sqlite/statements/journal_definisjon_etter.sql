select case when exists (select 1 from journal where kommunenummer = @kommunenummer and slag > 2 and sekvens > @etterSekvens and sekvens <= @tilSekvens) then 1 else 0 end;
