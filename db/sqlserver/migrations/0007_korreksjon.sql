-- What corrects a bilag is found among the few entries that correct one; the text itself is too wide for a key.
create index ix_journaltekst_korrigerer on ledger.journaltekst (ledger_id, sekvens) where navn = 'korrigerer';
