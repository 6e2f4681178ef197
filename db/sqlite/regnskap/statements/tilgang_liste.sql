select g.id, g.tidspunkt, case when g.versjon is null then g.bruker else coalesce(t.bruker, '') end as bruker, g.adresse, g.metode, g.sti, g.status, g.versjon,
    g.gjelder, g.hash
from tilgang g
left join transaksjon t on t.versjon = g.versjon
where g.tidspunkt <= @til
order by g.tidspunkt desc, g.id desc
limit @antall;
