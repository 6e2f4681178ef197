select j.sekvens, j.versjon, j.form, j.slag, j.aar, j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.innhold, j.tilbakefoerer,
    j.hash, j.kilde, t.tidspunkt, t.bruker, t.bruker_vern
from journal j
inner join transaksjon t on t.versjon = j.versjon
where j.aar = @aar and j.slag = 1 and j.nummer = @bilagsnummer and j.nummer > 0;
