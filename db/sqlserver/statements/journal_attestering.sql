select a.referanse, t.tidspunkt, f.navn, f.tekst, f.tekst_vern
from ledger.journal a
inner join ledger.transaksjon t on t.ledger_id = a.ledger_id and t.versjon = a.versjon
inner join ledger.journaltekst f on f.ledger_id = a.ledger_id and f.sekvens = a.sekvens
where a.ledger_id = @ledgerId and a.slag = 25 and a.slag > 2 and a.aar = @aar and a.referanse in (@attestant, @anviser)
order by a.sekvens, f.navn;
