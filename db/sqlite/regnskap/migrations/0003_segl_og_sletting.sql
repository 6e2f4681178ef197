-- Every column that an answer reads is under a hash, and a text that names a person can be erased.

-- The seal of a write is over its record and the seal before it, and the first entry of the next write has it in its link: what a record says, its
-- receipt included, is so under the chain. Avtrykk_vern protects innholdshash as the columns …_vern protect texts: a fingerprint confirms a guess
-- of a text, and goes when the text goes.
alter table transaksjon add column avtrykk_vern blob null check (length(avtrykk_vern) in (16, 32));
alter table transaksjon add column segl blob null check (length(segl) = 32);

-- The line of the log of access that a write carries names the version that it made and what it appended. Its hash is in the seal of the write;
-- who it was is said there too, so that a person is erased in one place. Lines of the layout before this one have no version, and a chain of their
-- own. No installation has lines of the shape that is left here.
drop trigger tilgang_kan_ikke_slettes;
delete from tilgang;
alter table tilgang add column versjon integer null references transaksjon (versjon);
alter table tilgang add column gjelder text null;
alter table tilgang add column hash blob null check (length(hash) = 32);
create trigger tilgang_kan_ikke_slettes before delete on tilgang begin select raise(abort, 'tilgang is append-only'); end;
create index ix_tilgang_tidspunkt on tilgang (tidspunkt);
create unique index ux_tilgang_versjon on tilgang (versjon) where versjon is not null;

-- What may be changed: a protected text and its salt are removed, and the salted hash that stands in the chain is put in their place. Nothing else.
drop trigger journal_kan_ikke_endres;
create trigger journal_kan_ikke_endres before update on journal when not (
    new.sekvens is old.sekvens and new.versjon is old.versjon and new.form is old.form and new.slag is old.slag and new.aar is old.aar and
    new.nummer is old.nummer and new.referanse is old.referanse and new.dato is old.dato and new.periode is old.periode and new.innhold is
    old.innhold and new.tilbakefoerer is old.tilbakefoerer and new.hash is old.hash
    and new.kilde is old.kilde
    and ((new.tekst is old.tekst and new.tekst_vern is old.tekst_vern)
        or (old.tekst is not null and coalesce(length(old.tekst_vern), 0) = 16 and new.tekst is null and coalesce(length(new.tekst_vern), 0) = 32))
)
begin select raise(abort, 'journal is append-only'); end;

drop trigger journaltekst_kan_ikke_endres;
create trigger journaltekst_kan_ikke_endres before update on journaltekst when not (
    new.sekvens is old.sekvens and new.navn is old.navn
    and ((new.tekst is old.tekst and new.tekst_vern is old.tekst_vern)
        or (old.tekst is not null and coalesce(length(old.tekst_vern), 0) = 16 and new.tekst is null and coalesce(length(new.tekst_vern), 0) = 32))
)
begin select raise(abort, 'journaltekst is append-only'); end;

drop trigger postering_kan_ikke_endres;
create trigger postering_kan_ikke_endres before update on postering when not (
    new.id is old.id and new.noekkel_id is old.noekkel_id and new.periode is old.periode and new.gjelder_periode is old.gjelder_periode and
    new.beloep is old.beloep
    and ((new.tekst is old.tekst and new.tekst_vern is old.tekst_vern)
        or (old.tekst is not null and coalesce(length(old.tekst_vern), 0) = 16 and new.tekst is null and coalesce(length(new.tekst_vern), 0) = 32))
    and ((new.motpart is old.motpart and new.motpart_vern is old.motpart_vern)
        or (old.motpart is not null and coalesce(length(old.motpart_vern), 0) = 16 and new.motpart is null and coalesce(length(new.motpart_vern), 0) = 32))
    and ((new.dokument is old.dokument and new.dokument_vern is old.dokument_vern)
        or (old.dokument is not null and coalesce(length(old.dokument_vern), 0) = 16 and new.dokument is null and coalesce(length(new.dokument_vern), 0) = 32))
)
begin select raise(abort, 'postering is append-only'); end;

drop trigger transaksjon_kan_ikke_endres;
create trigger transaksjon_kan_ikke_endres before update on transaksjon when not (
    new.versjon is old.versjon and new.form is old.form and new.tidspunkt is old.tidspunkt and new.handling is old.handling and new.aar is
    old.aar and new.idempotensnoekkel is old.idempotensnoekkel and new.siste_sekvens is old.siste_sekvens and new.kjedehode is old.kjedehode and
    new.import_id is old.import_id and new.kvittering is old.kvittering and new.segl is old.segl
    and ((new.bruker is old.bruker and new.bruker_vern is old.bruker_vern)
        or (old.bruker is not null and coalesce(length(old.bruker_vern), 0) = 16 and new.bruker is null and coalesce(length(new.bruker_vern), 0) = 32))
    and ((new.innholdshash is old.innholdshash and new.avtrykk_vern is old.avtrykk_vern)
        or (old.innholdshash is not null and coalesce(length(old.avtrykk_vern), 0) = 16 and new.innholdshash is null
            and coalesce(length(new.avtrykk_vern), 0) = 32))
)
begin select raise(abort, 'transaksjon is append-only'); end;
