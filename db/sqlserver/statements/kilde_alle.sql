select j.kilde, count_big(*) as antall_bilag, max(j.versjon) as versjon, k.mottatt
from ledger.journal j
left join ledger.kilde k on k.ledger_id = j.ledger_id and k.aar = j.aar and k.kilde = j.kilde
where j.ledger_id = @ledgerId and j.aar = @aar and j.kilde is not null and j.sekvens <= @tilSekvens
group by j.kilde, k.mottatt
order by j.kilde;
