select j.aar, j.nummer, j.referanse
from ledger.journaltekst t
inner join ledger.journal j on j.ledger_id = t.ledger_id and j.sekvens = t.sekvens
where t.ledger_id = @ledgerId and t.navn = 'korrigerer' and t.tekst = @sted
order by j.sekvens;
