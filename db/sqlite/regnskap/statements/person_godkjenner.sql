-- Where a person approved or had a bilag booked for him, and what he is called there.
select t.sekvens, 0 as linje, j.versjon, t.tekst, t.tekst_vern, t.navn
from journaltekst t
inner join journal j on j.sekvens = t.sekvens
where exists (
    select 1
    from journaltekst p
    where p.sekvens = t.sekvens and p.tekst = @person and p.navn in ('attestertAv.person', 'anvistAv.person', 'registrertFor', 'person')
        and t.navn in (p.navn, replace(p.navn, '.person', '.navn'))
)
order by t.sekvens, t.navn
limit @antall;
