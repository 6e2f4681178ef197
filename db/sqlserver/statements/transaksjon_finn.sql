select t.versjon, t.form, t.tidspunkt, t.bruker, t.bruker_vern, t.handling, t.aar, t.idempotensnoekkel, t.innholdshash, t.siste_sekvens, t.kjedehode,
    t.import_id, k.innhold, t.avtrykk_vern, t.segl
from ledger.transaksjon t
left join ledger.kvittering k on k.ledger_id = t.ledger_id and k.versjon = t.versjon
where t.ledger_id = @ledgerId and t.versjon = @versjon;
