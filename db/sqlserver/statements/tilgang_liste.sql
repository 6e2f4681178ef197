select top (@antall) g.id, g.tidspunkt, case when g.versjon is null then g.bruker else coalesce(t.bruker, '') end as bruker, g.adresse, g.metode, g.sti, g.status, g.versjon,
    g.gjelder, g.hash
from ledger.tilgang g
left join ledger.transaksjon t on t.ledger_id = g.ledger_id and t.versjon = g.versjon
where g.ledger_id = @ledgerId and g.tidspunkt <= @til
order by g.tidspunkt desc, g.id desc;
