-- What corrects a bilag is found by the bilag that it names.
create index ix_journaltekst_korrigerer on journaltekst (tekst) where navn = 'korrigerer';
