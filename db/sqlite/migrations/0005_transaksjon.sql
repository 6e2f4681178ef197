-- A receipt may be long (up to a thousand warnings), and in a table without rowid the engine reads the whole of a row to compare its key: each
-- entry of the journal that was read beside its write then cost as many pages as the receipt has. Here keys are compared in an index of their
-- own, and the receipt stands last, where nobody passes it who does not ask for it.
create table transaksjon_ny (
    kommunenummer integer not null references kommune (kommunenummer),
    versjon integer not null,
    tidspunkt text not null,
    bruker text not null,
    handling text not null,
    aar integer not null,
    idempotensnoekkel text null,
    innholdshash blob null,
    siste_sekvens integer not null,
    kjedehode blob not null check (length(kjedehode) = 32),
    import_id text null,
    kvittering text null,
    primary key (kommunenummer, versjon)
) strict;

insert into transaksjon_ny (kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id, kvittering)
select kommunenummer, versjon, tidspunkt, bruker, handling, aar, idempotensnoekkel, innholdshash, siste_sekvens, kjedehode, import_id, kvittering
from transaksjon
order by kommunenummer, versjon;

drop table transaksjon;
alter table transaksjon_ny rename to transaksjon;
create unique index ux_transaksjon_idempotens on transaksjon (kommunenummer, idempotensnoekkel) where idempotensnoekkel is not null;
create unique index ux_transaksjon_import on transaksjon (kommunenummer, import_id) where import_id is not null;
create trigger transaksjon_kan_ikke_endres before update on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
create trigger transaksjon_kan_ikke_slettes before delete on transaksjon begin select raise(abort, 'transaksjon is append-only'); end;
