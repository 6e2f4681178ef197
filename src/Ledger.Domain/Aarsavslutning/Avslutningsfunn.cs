using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>What a person should know of before the year is closed, computed on the state after the closing.</summary>
internal static class Avslutningsfunn
{
    public static IReadOnlyList<Funn> Finn(Avslutningsloep loep, IReadOnlyList<Disposisjonsavvik> avvik, IReadOnlyList<Laanegrense> grenser) =>
    [
        .. Kontroller(loep),
        .. Aarene(loep.Grunnlag),
        .. Fond(loep),
        .. Kommuneloven14_10MottatteAvdrag.Finn(loep),
        .. Paragraf2_6Laan.FeilFormaal(grenser),
        .. Budsjett(loep, avvik),
        .. Paragraf4_2Skjerming.Finn(loep),
        .. Udekket(loep),
        .. Koder(loep.Grunnlag),
        .. Bilag(loep.Grunnlag.Opplysninger),
    ];

    /// <summary>Sums that must agree.</summary>
    private static IEnumerable<Funn> Kontroller(Avslutningsloep loep)
    {
        var tall = loep.Bilag.SelectMany(b => b.Posteringer).Aggregate(loep.Grunnlag.Kontrolltall, (t, p) => t.Med(p.Dimensjon, p.Beloep));
        if (!tall.Memoria.ErNull)
        {
            yield return Funnregler.MemoriaIUbalanse.Funnet($"Memoriakontiene 9100, 9110, 9200 og 9999 summerer til {Kr(tall.Memoria)}, ikke null.",
                tall.Memoria);
        }

        var (til, fra) = (loep.Hent(Avslutningsloep.TilInvestering).Sum, loep.Hent(Avslutningsloep.FraDrift).Sum);
        if (til != fra)
        {
            yield return Funnregler.OverfoeringUlik.Funnet($"Overføring til investering (570) er {Kr(til)}, men overføring fra drift (970) er {Kr(fra)}.",
                til - fra);
        }

        var annenFunksjon = tall.AvskrivningerAnnenFunksjon.Abs() + tall.MotpostAnnenFunksjon.Abs();
        if (tall.Avskrivninger + tall.MotpostAvskrivninger is var avskrivning && !(avskrivning.ErNull && annenFunksjon.ErNull))
        {
            yield return Funnregler.AvskrivningUlik.Funnet(
                $"Avskrivninger (590 på funksjon 100–799) er {Kr(tall.Avskrivninger)}, motposten (990 på funksjon 860) er {Kr(-tall.MotpostAvskrivninger)}; " +
                    $"{Kr(annenFunksjon)} er ført på andre funksjoner.",
                avskrivning.ErNull ? annenFunksjon : avskrivning);
        }

        // What the year itself carries forward is nothing to cover in it, and does not hide what was covered too much.
        var status = loep.Status;
        foreach (var (tidligere, dekning, balanse, hva, kapittel) in new[]
        {
            (loep.Grunnlag.TidligereMerforbruk, loep.Hent(Avslutningsloep.DekningMerforbruk).Sum, status.Merforbruk, "merforbruk", "5900"),
            (loep.Grunnlag.TidligereUdekket, loep.Hent(Avslutningsloep.DekningUdekket).Sum, status.Udekket, "udekkede beløp", "5970"),
        })
        {
            var over = Beloep.Max(dekning - Beloep.Max(tidligere, default), -balanse);
            if (over <= default(Beloep))
            {
                continue;
            }

            yield return Funnregler.Overdekket.Funnet(
                $"Det er dekket {Kr(over)} mer enn tidligere års {hva}{(balanse < default(Beloep) ? $"; kapittel {kapittel} blir negativt" : "")}.", over,
                verdi: kapittel);
        }

        foreach (var (kapittel, balanse, regnskap) in new[] { ("5900", tall.Merforbruk, status.Merforbruk), ("5970", tall.Udekket, status.Udekket) })
        {
            if (balanse != regnskap)
            {
                yield return Funnregler.FremfoertIkkeIBalanse.Funnet(
                    $"Kapittel {kapittel} blir {Kr(balanse)}, men inngående balanse, dekning (530) og fremføring (980) gir {Kr(regnskap)}.",
                    balanse - regnskap, verdi: kapittel);
            }
        }

        if (!tall.Rapportkontroll.ErNull)
        {
            yield return Funnregler.ArtUtenfor5_9.Funnet(
                $"Regnskapet har {Kr(tall.Rapportkontroll)} på artene 589 og 989, som ikke hører til i oppstillingen etter § 5-9.", tall.Rapportkontroll);
        }

        if (tall.KapitalkontoMotposter + tall.Kapitalkonto is { ErNull: false } kapital)
        {
            yield return Funnregler.KapitalkontoAvviker.Funnet(
                $"Kapitalkontoen er {Kr(-tall.Kapitalkonto)}, men anleggsmidler, langsiktig gjeld og ubrukte lånemidler summerer til " +
                    $"{Kr(tall.KapitalkontoMotposter)}.", kapital);
        }

        if (tall.UbrukteLaan < default(Beloep))
        {
            yield return Funnregler.UbrukteLaanNegativ.Funnet($"Ubrukte lånemidler (9100 og 9110) er {Kr(tall.UbrukteLaan)}.", tall.UbrukteLaan);
        }

        foreach (var (sum, konto) in new[] { (tall.Samarbeid290Drift, "drift"), (tall.Samarbeid290Investering, "investering") }.Where(f => !f.Item1.ErNull))
        {
            yield return Funnregler.Funksjon290.Funnet($"Funksjon 290 i {konto} summerer til {Kr(sum)}, ikke null.", sum, verdi: konto);
        }

        if (loep.Grunnlag.Opplysninger.Minimumsavdrag is { Mangler: { ErNull: false } mangler } minimum)
        {
            yield return Funnregler.MinimumsavdragMangler.Funnet($"Avdragene i drift er {Kr(minimum.Betalt)}; minimum er {Kr(minimum.Minimum!.Value)}.",
                mangler);
        }
    }

    /// <summary>How the year stands between its neighbours.</summary>
    private static IEnumerable<Funn> Aarene(Avslutningsgrunnlag grunnlag)
    {
        var o = grunnlag.Opplysninger;
        if (o.SenereAarAvsluttet)
        {
            yield return Funnregler.SenereAarAvsluttet.Funnet("Året etter er avsluttet. Tilbakefør den avslutningen først.");
        }

        if (o.ForrigeAarAapent)
        {
            yield return Funnregler.ForrigeAarAapent.Funnet("Året før har posteringer og er ikke avsluttet.");
        }

        if (!o.InngaaendeBalanseAvvik.ErNull)
        {
            yield return Funnregler.InngaaendeBalanseAvviker.Funnet("Inngående balanse avviker fra utgående balanse året før med " +
                $"{Kr(o.InngaaendeBalanseAvvik)} til sammen.", o.InngaaendeBalanseAvvik);
        }
    }

    /// <summary>Funds with less than nothing in them, and funds used in the wrong account.</summary>
    private static IEnumerable<Funn> Fond(Avslutningsloep loep)
    {
        foreach (var (fond, saldo) in loep.Fondssaldo.Where(f => f.Value < default(Beloep)).OrderBy(f => f.Key))
        {
            yield return Funnregler.FondOvertrukket.Funnet($"Fondet {fond} er overtrukket med {Kr(-saldo)}.", -saldo, verdi: fond.ToString());
        }

        foreach (var (n, disposisjon) in loep.Disposisjoner.Where(d => !d.Key.Fond.ErTom && !d.Value.Sum.ErNull))
        {
            var type = loep.Type(n.Fond);
            var hva = n.ErKilde ? "bruk av" : "avsetning til";
            if (n.Kontoklasse == Kontoklasse.Investering && type == Fondstype.Disposisjonsfond)
            {
                yield return Funnregler.DisposisjonsfondIInvestering.Funnet(
                    $"Investeringsregnskapet har {hva} disposisjonsfond {n.Fond}; etter § 2-2 omfatter det bare investeringsfond.", disposisjon.Sum,
                        verdi: n.Fond.ToString());
            }
            else if (n.Kontoklasse == Kontoklasse.Drift && !type.KanBrukesI(Kontoklasse.Drift))
            {
                yield return Funnregler.InvesteringsfondIDrift.Funnet(
                    $"Driftsregnskapet har {hva} investeringsfond {n.Fond}; etter § 2-1 omfatter det bare driftsfond.", disposisjon.Sum,
                        verdi: n.Fond.ToString());
            }
        }
    }

    private static IEnumerable<Funn> Budsjett(Avslutningsloep loep, IReadOnlyList<Disposisjonsavvik> avvik)
    {
        if (!loep.Grunnlag.HarBudsjett)
        {
            yield return Funnregler.BudsjettMangler.Funnet("Året har ikke noe budsjett; bruk av lån og dekning av merforbruk står som bokført.");
        }

        if (loep.ErAvsluttet && loep.Steg.Count > 0)
        {
            yield return Funnregler.AvslutningFinnes.Funnet("Året har rader fra en tidligere avslutning. Tilbakefør dem før året avsluttes på nytt, ellers " +
                "blir strykningene gjort trinnvis.");
        }

        foreach (var a in loep.Grunnlag.HarBudsjett ? avvik : [])
        {
            yield return Funnregler.DisposisjonUlikBudsjett.Funnet(
                $"Budsjettert {a.Disposisjon} er {Kr(a.Budsjettert)}, bokført er {Kr(a.Bokfoert)}.", a.Budsjettert - a.Bokfoert,
                    verdi: $"{a.Disposisjon.Kontoklasse.Navn()} {a.Disposisjon.Art} {a.Disposisjon.Fond}".TrimEnd());
        }
    }

    private static IEnumerable<Funn> Udekket(Avslutningsloep loep)
    {
        var g = loep.Grunnlag;
        if (g.TidligereUdekket > default(Beloep) && (g.Opplysninger.UdekketLaanefinansierbart ?? g.Valg.UdekketLaanefinansierbart) is null)
        {
            yield return Funnregler.UdekketLaanUkjent.Funnet(
                $"Det er ikke kjent hvor mye av tidligere års udekkede beløp, {Kr(g.TidligereUdekket)}, som kunne vært lånefinansiert; " +
                    "hele beløpet er regnet med.", g.TidligereUdekket);
        }

        if (loep.Status.Udekket is var rest && rest > default(Beloep))
        {
            yield return Funnregler.UdekketSkalBudsjetteres.Funnet($"{Kr(rest)} skal føres opp til dekning på neste års investeringsbudsjett.", rest);
        }
    }

    /// <summary>Codes that expired, and codes of the other account: løpende inntekter stay in drift, and loans and sold assets in investering.</summary>
    private static IEnumerable<Funn> Koder(Avslutningsgrunnlag grunnlag) =>
    [
        .. grunnlag.FeilRegnskap.Select(k => Funnregler.ArtIFeilRegnskap.Funnet(
            $"{char.ToUpperInvariant(k.Key[0])}{k.Key[1..]} er ført med {Kr(k.Value)} og hører ikke til der.", k.Value, verdi: k.Key)),
        .. Utgaatte(grunnlag),
    ];

    private static IEnumerable<Funn> Utgaatte(Avslutningsgrunnlag grunnlag) =>
        from kode in grunnlag.UtgaatteKoder
        let navn = char.ToUpperInvariant(kode.Key[0]) + kode.Key[1..]
        select Funnregler.UtgaattKode.Funnet($"{navn} er utgått i året; {Kr(kode.Value)} er ført på den.", kode.Value, verdi: kode.Key);

    private static IEnumerable<Funn> Bilag(Avslutningsopplysninger o)
    {
        if (o.BilagUtenDokument > 0)
        {
            yield return Funnregler.BilagUtenDokument.Funnet($"{o.BilagUtenDokument} bilag mangler dokument.", antall: o.BilagUtenDokument);
        }

        if (o.BilagUtenAttestasjon > 0)
        {
            yield return Funnregler.BilagUtenAttestasjon.Funnet($"{o.BilagUtenAttestasjon} bilag mangler attestasjon eller anvisning.",
                antall: o.BilagUtenAttestasjon);
        }
    }
}
