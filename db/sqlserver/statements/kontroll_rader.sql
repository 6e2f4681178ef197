-- Rows that no entry has, or that say otherwise than their entry: the chain is over entries, their rows and the keys of these. One statement, so that it
-- is answered from one state.
select top (1) f.melding, f.sekvens, f.linje
from (
    select 'En journalpost står etter hodet' as melding, j.sekvens, 0 as linje
    from ledger.journal j
    inner join ledger.ledger l on l.id = j.ledger_id
    where j.ledger_id = @ledgerId and j.sekvens > l.sekvens
    union all
    select 'En skriving står etter hodet', t.siste_sekvens, 0
    from ledger.transaksjon t
    inner join ledger.ledger l on l.id = t.ledger_id
    where t.ledger_id = @ledgerId and t.versjon > l.versjon
    union all
    select 'En postering hører ikke til noe bilag, eller har et annet år eller en annen periode enn bilaget', p.sekvens, p.linje
    from ledger.postering p
    left join ledger.journal j on j.ledger_id = p.ledger_id and j.sekvens = p.sekvens
    where p.ledger_id = @ledgerId and (j.sekvens is null or j.slag <> 1 or j.aar <> p.aar or j.periode is null or j.periode <> p.periode)
    union all
    select 'En postering har en nøkkel som ikke finnes', p.sekvens, p.linje
    from ledger.postering p
    left join ledger.noekkel n on n.ledger_id = p.ledger_id and n.aar = p.aar and n.id = p.noekkel_id
    where p.ledger_id = @ledgerId and n.id is null
    union all
    select 'En budsjettlinje hører ikke til noe vedtak, eller har et annet år enn vedtaket', b.sekvens, b.linje
    from ledger.budsjettlinje b
    left join ledger.journal j on j.ledger_id = b.ledger_id and j.sekvens = b.sekvens
    where b.ledger_id = @ledgerId and (j.sekvens is null or j.slag <> 2 or j.aar <> b.aar)
    union all
    select 'En budsjettlinje har en nøkkel som ikke finnes', b.sekvens, b.linje
    from ledger.budsjettlinje b
    left join ledger.noekkel n on n.ledger_id = b.ledger_id and n.aar = b.aar and n.id = b.noekkel_id
    where b.ledger_id = @ledgerId and n.id is null
    union all
    select 'En tekst hører ikke til noen journalpost', k.sekvens, 0
    from ledger.journaltekst k
    left join ledger.journal j on j.ledger_id = k.ledger_id and j.sekvens = k.sekvens
    where k.ledger_id = @ledgerId and j.sekvens is null
    union all
    select concat('En nøkkel (', n.id, ') har verken posteringer eller budsjettlinjer'), 0, 0
    from ledger.noekkel n
    where n.ledger_id = @ledgerId
        and not exists (select 1 from ledger.postering p where p.ledger_id = n.ledger_id and p.aar = n.aar and p.noekkel_id = n.id)
        and not exists (select 1 from ledger.budsjettlinje b where b.ledger_id = n.ledger_id and b.aar = n.aar and b.noekkel_id = n.id)
    union all
    select concat('En saldo har en nøkkel (', s.noekkel_id, ') som ikke finnes'), 0, 0
    from ledger.saldo s
    left join ledger.noekkel n on n.ledger_id = s.ledger_id and n.aar = s.aar and n.id = s.noekkel_id
    where s.ledger_id = @ledgerId and n.id is null
    union all
    select concat('En tilgangslinje (', g.id, ') er for en versjon som ikke finnes'), 0, 0
    from ledger.tilgang g
    left join ledger.transaksjon t on t.ledger_id = g.ledger_id and t.versjon = g.versjon
    where g.ledger_id = @ledgerId and g.versjon is not null and t.versjon is null
) f;
