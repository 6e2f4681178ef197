-- A page of a year's bilag, and how many there are. Debet is summed for each candidate only where amounts are asked for or ordered by; else for
-- the page alone.
with person as (
    -- Who registered, attested and ordered each bilag, when it was booked or since.
    select j.sekvens,
        coalesce(
            (select coalesce(f.tekst, @slettet) from ledger.journaltekst f
                where f.ledger_id = @ledgerId and f.sekvens = j.sekvens and f.navn = 'registrertFor'),
            (select coalesce(b.bruker, @slettet) from ledger.transaksjon b where b.ledger_id = @ledgerId and b.versjon = j.versjon)
        ) as registrert,
        coalesce(
            (select coalesce(f.tekst, @slettet) from ledger.journaltekst f
                where f.ledger_id = @ledgerId and f.sekvens = j.sekvens and f.navn = 'attestertAv.person'),
            (select coalesce(f.tekst, @slettet)
                from ledger.journal a
                inner join ledger.journaltekst f on f.ledger_id = a.ledger_id and f.sekvens = a.sekvens and f.navn = 'person'
                where a.ledger_id = @ledgerId and a.slag = 25 and a.slag > 2 and a.aar = @aar
                    and a.referanse = concat(j.nummer, '/attestant') and a.sekvens <= @tilSekvens)
        ) as attestert,
        coalesce(
            (select coalesce(f.tekst, @slettet) from ledger.journaltekst f
                where f.ledger_id = @ledgerId and f.sekvens = j.sekvens and f.navn = 'anvistAv.person'),
            (select coalesce(f.tekst, @slettet)
                from ledger.journal a
                inner join ledger.journaltekst f on f.ledger_id = a.ledger_id and f.sekvens = a.sekvens and f.navn = 'person'
                where a.ledger_id = @ledgerId and a.slag = 25 and a.slag > 2 and a.aar = @aar
                    and a.referanse = concat(j.nummer, '/anviser') and a.sekvens <= @tilSekvens)
        ) as anvist
    from ledger.journal j
    where j.ledger_id = @ledgerId and j.aar = @aar and j.slag = 1 and j.slag <= 2
),
kandidat as (
    select j.sekvens, j.nummer, j.dato, d.debet
    from ledger.journal j
    outer apply (
        select sum(p.beloep) as debet
        from ledger.postering p
        where @medDebet = 1 and p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = j.sekvens and p.beloep > 0
    ) d
    where j.ledger_id = @ledgerId and j.aar = @aar and j.slag = 1 and j.slag <= 2
        and j.nummer between @fraNummer and @tilNummer and j.sekvens <= @tilSekvens
        and j.periode between @fraPeriode and @tilPeriode
        and (@fraDato is null or j.dato >= @fraDato)
        and (@tilDato is null or j.dato <= @tilDato)
        and (@referanse is null or (j.referanse >= @referanse and j.referanse <= @referanseTil))
        and (@kilde is null or j.kilde = @kilde)
        and (@tekst is null or charindex(lower(@tekst), lower(j.tekst)) > 0)
        and (@bruker is null or exists (
            select 1 from ledger.transaksjon b where b.ledger_id = @ledgerId and b.versjon = j.versjon and b.bruker = @bruker))
        and (@utenDokumentFra is null or (
            j.kilde is null and j.tilbakefoerer is null and j.referanse not like 'ledger:%'
            and exists (
                select 1
                from ledger.postering p
                where p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = j.sekvens and p.dokument is null and p.dokument_vern is null
                    and abs(p.beloep) >= @utenDokumentFra)))
        and (@attestasjon = 0 or (
            j.tilbakefoerer is null and j.referanse not like 'ledger:%' and (j.kilde is null or charindex('|' + j.kilde + '|', @unntak) = 0)
            and exists (
                select 1
                from person g
                where g.sekvens = j.sekvens
                    and ((@attestasjon = 1 and (g.attestert is null or g.anvist is null))
                        or (@attestasjon = 2 and g.registrert <> @slettet and g.registrert in (g.attestert, g.anvist))
                        or (@attestasjon = 2 and g.attestert <> @slettet and g.attestert = g.anvist)))))
        and (@retter = 0 or exists (
            select 1 from ledger.journaltekst f where f.ledger_id = @ledgerId and f.sekvens = j.sekvens and f.navn = 'tidligereAarsFeil'))
),
side as (
    select k.sekvens, k.nummer, count_big(*) over () as totalt,
        row_number() over (
            order by case @sortering
                    when 1 then cast(convert(char(8), k.dato, 112) as bigint) when 2 then coalesce(k.debet, 0) else cast(k.nummer as bigint)
                end * @retning,
                k.nummer * @retning
        ) as plass
    from kandidat k
    where @medDebet = 0 or coalesce(k.debet, 0) between @fraBeloep and @tilBeloep
)
select j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.tilbakefoerer, j.kilde, j.versjon, t.tidspunkt, t.bruker, t.bruker_vern,
    (select r.nummer from ledger.journal r
        where r.ledger_id = @ledgerId and r.aar = @aar and r.tilbakefoerer = j.nummer and r.sekvens <= @tilSekvens) as tilbakefoert_av,
    (select count_big(*) from ledger.postering p where p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = j.sekvens) as antall,
    (select coalesce(sum(p.beloep), 0) from ledger.postering p
        where p.ledger_id = @ledgerId and p.aar = @aar and p.sekvens = j.sekvens and p.beloep > 0) as debet,
    s.totalt, g.registrert, g.attestert, g.anvist
from side s
inner join ledger.journal j on j.ledger_id = @ledgerId and j.sekvens = s.sekvens
inner join person g on g.sekvens = s.sekvens
inner join ledger.transaksjon t on t.ledger_id = @ledgerId and t.versjon = j.versjon
where s.plass > @hopp and s.plass <= @hopp + @antall
order by s.plass
option (recompile);
