-- From the layout of one file for all municipalities, where an id began with 14 bits of municipality: 32 of sequence and 17 of line were below.
insert into ledger (id, kommunenummer, enhet, versjon, sekvens, kjedehode)
select 1, kommunenummer, '', versjon, sekvens, kjedehode
from gammel.kommune
where kommunenummer = @kommunenummer;

insert into journal (sekvens, versjon, form, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash)
select id & 4294967295, versjon, 1, slag, aar, nummer, referanse, dato, periode, tekst, innhold, tilbakefoerer, hash
from gammel.journal
where id > (@kommunenummer << 32) and id < ((@kommunenummer + 1) << 32)
order by id;

insert into noekkel (id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, konto, lokal_funksjon, fridim1, fridim2,
    motpartsenhet)
select id, aar, kontoklasse, art, funksjon, kapittel, sektor, ansvar, prosjekt, fond, merke, '', '', '', '', ''
from gammel.noekkel
where kommunenummer = @kommunenummer
order by id;

insert into postering (id, noekkel_id, periode, beloep, tekst, motpart, dokument)
select id & 562949953421311, noekkel_id, periode, beloep, tekst, motpart, dokument
from gammel.postering
where id > (@kommunenummer << 49) and id < ((@kommunenummer + 1) << 49)
order by id;

insert into posteringsnoekkel (noekkel_id, postering_id)
select noekkel_id, id
from postering
order by noekkel_id, id;

insert into budsjettlinje (id, noekkel_id, beloep, periodisering)
select id & 562949953421311, noekkel_id, beloep, periodisering
from gammel.budsjettlinje
where id > (@kommunenummer << 49) and id < ((@kommunenummer + 1) << 49)
order by id;

insert into saldo (noekkel_id, slag, periode, gjelder, beloep, antall, foerste)
select s.noekkel_id, s.slag, s.periode, s.periode, s.beloep, s.antall, s.foerste
from gammel.saldo s
inner join gammel.noekkel n on n.id = s.noekkel_id
where n.kommunenummer = @kommunenummer
order by s.noekkel_id, s.slag, s.periode;
