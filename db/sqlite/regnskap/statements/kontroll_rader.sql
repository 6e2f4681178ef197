-- Rows that no entry has, or that say otherwise than their entry: the chain is over entries, their rows and the keys of these. One statement, so that it
-- is answered from one state.
select 'En journalpost står etter hodet' as melding, j.sekvens, 0 as linje
from journal j
where j.sekvens > (select l.sekvens from ledger l)
union all
select 'En skriving står etter hodet', t.siste_sekvens, 0
from transaksjon t
where t.versjon > (select l.versjon from ledger l)
union all
select 'En postering hører ikke til noe bilag, eller har en annen periode enn bilaget', p.sekvens, p.linje
from postering p
left join journal j on j.sekvens = p.sekvens
where j.sekvens is null or j.slag <> 1 or j.periode is not p.periode
union all
select 'En postering har en nøkkel som ikke finnes, eller som er av et annet år enn bilaget', p.sekvens, p.linje
from postering p
inner join journal j on j.sekvens = p.sekvens
left join noekkel n on n.id = p.noekkel_id
where n.aar is not j.aar
union all
select 'En budsjettlinje hører ikke til noe vedtak, eller har en nøkkel som ikke finnes, eller som er av et annet år enn vedtaket', b.sekvens, b.linje
from budsjettlinje b
left join journal j on j.sekvens = b.sekvens
left join noekkel n on n.id = b.noekkel_id
where j.sekvens is null or j.slag <> 2 or n.aar is not j.aar
union all
select 'En tekst hører ikke til noen journalpost', k.sekvens, 0
from journaltekst k
left join journal j on j.sekvens = k.sekvens
where j.sekvens is null
union all
select 'En nøkkel (' || n.id || ') har verken posteringer eller budsjettlinjer', 0, 0
from noekkel n
where not exists (select 1 from posteringsnoekkel p where p.noekkel_id = n.id)
    and n.id not in (select b.noekkel_id from budsjettlinje b)
union all
select 'En saldo har en nøkkel (' || s.noekkel_id || ') som ikke finnes', 0, 0
from saldo s
left join noekkel n on n.id = s.noekkel_id
where n.id is null
union all
select 'En tilgangslinje (' || g.id || ') er for en versjon som ikke finnes', 0, 0
from tilgang g
where g.versjon is not null and g.versjon not in (select t.versjon from transaksjon t)
union all
select 'Regnskapet har ' || count(*) || ' hoder', 0, 0
from ledger l
having count(*) <> 1
limit 1;
