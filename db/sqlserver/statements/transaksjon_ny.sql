insert into ledger.transaksjon (ledger_id, versjon, form, tidspunkt, bruker, bruker_vern, handling, aar, idempotensnoekkel, innholdshash,
    siste_sekvens, kjedehode, import_id, avtrykk_vern, segl)
values (@ledgerId, @versjon, @form, @tidspunkt, @bruker, @brukerVern, @handling, @aar, @idempotensnoekkel, @innholdshash, @sisteSekvens, @kjedehode,
    @importId, @avtrykkVern, @segl);

insert into ledger.kvittering (ledger_id, versjon, innhold)
select @ledgerId, @versjon, @kvittering
where @kvittering is not null;
