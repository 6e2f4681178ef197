-- Where the first posting of an amount stands in the municipality's chain (sequence and line in one integer, as in postering): so a page of
-- postings is looked for where it is. Null for budgets. Derived from postering, and rebuilt with the amounts.
alter table saldo add column foerste integer null check (foerste > 0);

update saldo
set foerste = p.foerste
from (
    select noekkel_id, periode, min(id) & 562949953421311 as foerste
    from postering
    group by noekkel_id, periode
) p
where saldo.noekkel_id = p.noekkel_id and saldo.slag = 0 and saldo.periode = p.periode;
