select top (@antall) t.versjon, t.form, t.tidspunkt, t.bruker, t.bruker_vern, t.handling, t.aar, t.idempotensnoekkel, t.innholdshash,
    t.siste_sekvens, t.kjedehode, t.import_id, k.innhold, t.avtrykk_vern, t.segl
from ledger.transaksjon t
left join ledger.kvittering k on k.ledger_id = t.ledger_id and k.versjon = t.versjon
where t.ledger_id = @ledgerId
    and t.versjon <= @tilVersjon
    and (@aar is null or t.aar = @aar)
    and (@handling is null or t.handling = @handling)
order by t.versjon desc;
