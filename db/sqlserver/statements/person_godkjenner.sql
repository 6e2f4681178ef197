-- Where a person approved or had a bilag booked for him, and what he is called there.
select top (@antall) t.sekvens, 0 as linje, j.versjon, t.tekst, t.tekst_vern, t.navn
from ledger.journaltekst t
inner join ledger.journal j on j.ledger_id = t.ledger_id and j.sekvens = t.sekvens
where t.ledger_id = @ledgerId and exists (
    select 1
    from ledger.journaltekst p
    where p.ledger_id = t.ledger_id and p.sekvens = t.sekvens and p.tekst = @person
        and p.navn in ('attestertAv.person', 'anvistAv.person', 'registrertFor', 'person')
        and t.navn in (p.navn, replace(p.navn, '.person', '.navn')))
order by t.sekvens, t.navn;
