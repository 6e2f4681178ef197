-- A page of a year's bilag, and how many there are. Debet is summed for each candidate only where amounts are asked for or ordered by; else for
-- the page alone.
with person as not materialized (
    -- Who registered, attested and ordered each bilag, when it was booked or since.
    select j.sekvens,
        coalesce(
            (select coalesce(f.tekst, @slettet) from journaltekst f where f.sekvens = j.sekvens and f.navn = 'registrertFor'),
            (select coalesce(b.bruker, @slettet) from transaksjon b where b.versjon = j.versjon)
        ) as registrert,
        coalesce(
            (select coalesce(f.tekst, @slettet) from journaltekst f where f.sekvens = j.sekvens and f.navn = 'attestertAv.person'),
            (
                select coalesce(f.tekst, @slettet)
                from journal a
                inner join journaltekst f on f.sekvens = a.sekvens and f.navn = 'person'
                where a.slag = 25 and a.nummer = 0 and a.aar = j.aar and a.referanse = j.nummer || '/attestant' and a.sekvens <= @tilSekvens
            )
        ) as attestert,
        coalesce(
            (select coalesce(f.tekst, @slettet) from journaltekst f where f.sekvens = j.sekvens and f.navn = 'anvistAv.person'),
            (
                select coalesce(f.tekst, @slettet)
                from journal a
                inner join journaltekst f on f.sekvens = a.sekvens and f.navn = 'person'
                where a.slag = 25 and a.nummer = 0 and a.aar = j.aar and a.referanse = j.nummer || '/anviser' and a.sekvens <= @tilSekvens
            )
        ) as anvist
    from journal j
    where j.aar = @aar and j.slag = 1
),
kandidat as (
    select j.sekvens, j.nummer, j.dato,
        case when @medDebet = 1 then (
            select coalesce(sum(p.beloep), 0)
            from postering p
            where p.id between (j.sekvens << 17) and (j.sekvens << 17) | 131071 and p.beloep > 0
        ) else 0 end as debet
    from journal j
    where j.aar = @aar and j.slag = 1 and j.nummer > 0 and j.nummer between @fraNummer and @tilNummer and j.sekvens <= @tilSekvens
        and j.periode between @fraPeriode and @tilPeriode
        and (@fraDato is null or j.dato >= @fraDato)
        and (@tilDato is null or j.dato <= @tilDato)
        and (@referanse is null or (j.referanse >= @referanse and j.referanse <= @referanseTil))
        and (@kilde is null or j.kilde = @kilde)
        and (@tekst is null or instr(lower(j.tekst), lower(@tekst)) > 0)
        and (@bruker is null or exists (select 1 from transaksjon b where b.versjon = j.versjon and b.bruker = @bruker))
        and (@utenDokumentFra is null or (
            j.kilde is null and j.tilbakefoerer is null and j.referanse not like 'ledger:%'
            and exists (
                select 1
                from postering p
                where p.id > (j.sekvens << 17) and p.id <= (j.sekvens << 17) | 131071 and p.dokument is null and p.dokument_vern is null
                    and abs(p.beloep) >= @utenDokumentFra
            )
        ))
        and (@attestasjon = 0 or (
            j.tilbakefoerer is null and j.referanse not like 'ledger:%' and (j.kilde is null or instr(@unntak, '|' || j.kilde || '|') = 0)
            and exists (
                select 1
                from person g
                where g.sekvens = j.sekvens and case @attestasjon
                    when 1 then g.attestert is null or g.anvist is null
                    else (g.registrert <> @slettet and g.registrert in (g.attestert, g.anvist)) or (g.attestert <> @slettet and g.attestert = g.anvist)
                end
            )
        ))
        and (@retter = 0 or exists (select 1 from journaltekst f where f.sekvens = j.sekvens and f.navn = 'tidligereAarsFeil'))
),
side as (
    select k.sekvens, k.nummer, count(*) over () as totalt,
        row_number() over (
            order by case @sortering when 1 then cast(replace(k.dato, '-', '') as integer) when 2 then k.debet else k.nummer end * @retning,
                k.nummer * @retning
        ) as plass
    from kandidat k
    where @medDebet = 0 or k.debet between @fraBeloep and @tilBeloep
)
select j.nummer, j.referanse, j.dato, j.periode, j.tekst, j.tekst_vern, j.tilbakefoerer, j.kilde, j.versjon, t.tidspunkt, t.bruker, t.bruker_vern,
    (select r.nummer from journal r where r.aar = j.aar and r.tilbakefoerer = j.nummer and r.sekvens <= @tilSekvens) as tilbakefoert_av,
    (select count(*) from postering p where p.id between (j.sekvens << 17) and (j.sekvens << 17) | 131071) as antall,
    (select coalesce(sum(p.beloep), 0) from postering p where p.id between (j.sekvens << 17) and (j.sekvens << 17) | 131071 and p.beloep > 0) as debet,
    s.totalt, g.registrert, g.attestert, g.anvist
from side s
inner join journal j on j.sekvens = s.sekvens
inner join person g on g.sekvens = s.sekvens
inner join transaksjon t on t.versjon = j.versjon
where s.plass > @hopp and s.plass <= @hopp + @antall
order by s.plass;
