select a.referanse, t.tidspunkt, f.navn, f.tekst, f.tekst_vern
from journal a
inner join transaksjon t on t.versjon = a.versjon
inner join journaltekst f on f.sekvens = a.sekvens
where a.slag = 25 and a.nummer = 0 and a.aar = @aar and a.referanse in (@attestant, @anviser)
order by a.sekvens, f.navn;
