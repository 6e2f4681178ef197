insert into transaksjon (versjon, form, tidspunkt, bruker, bruker_vern, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode,
    import_id, kvittering, avtrykk_vern, segl)
values (@versjon, @form, @tidspunkt, @bruker, @brukerVern, @handling, @aar, @idempotensnoekkel, @innholdshash, @sisteSekvens, @kjedehode, @importId,
    @kvittering, @avtrykkVern, @segl);
