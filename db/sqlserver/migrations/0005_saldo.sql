-- Where the first posting of an amount stands in the municipality's chain (131072 times the sequence, and the line): so a page of postings is
-- looked for where it is. Null for budgets, and for what an older program adds in a rolling deploy. Derived from postering, and rebuilt with the
-- amounts.
alter table ledger.saldo add foerste bigint null constraint ck_saldo_foerste check (foerste > 0);
GO
update s
set s.foerste = p.foerste
from ledger.saldo s
inner join (
    select noekkel_id, periode, min(sekvens * convert(bigint, 131072) + linje) as foerste
    from ledger.postering
    group by noekkel_id, periode
) p on p.noekkel_id = s.noekkel_id and p.periode = s.periode
where s.slag = 0;
