select j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold, j.tilbakefoerer,
    j.hash, j.kilde, t.tidspunkt, t.bruker, t.bruker_vern, f.segl
from journal j
inner join transaksjon t on t.versjon = j.versjon
left join transaksjon f on f.versjon = j.versjon - 1 and f.siste_sekvens = j.sekvens - 1
where j.sekvens > @etterSekvens and j.sekvens <= @tilSekvens
order by j.sekvens
limit @antall;
