using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Domain.Finans.Register;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Noter;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Noter;

/// <summary>The notes of the regulation (§§ 5-10 to 5-13), in its order.</summary>
internal static class Lovensnoter
{
    public static readonly IReadOnlyList<Note> Alle =
    [
        new("1", "arbeidskapital", "Endring i arbeidskapital", "§ 5-10 bokstav a", "arbeidskapital",
            g => Arbeidskapitalnote.Beregn(g.Kube, Periode.Aarsavslutning)),
        new("2", "kapitalkonto", "Kapitalkonto", "§ 5-10 bokstav b", "kapitalkonto", g => Kapitalkontonote.Beregn(g.Kube, Periode.Aarsavslutning)),
        new("3", "prinsippEstimatFeil", "Endring av prinsipp og estimat, og feil fra tidligere år", "§ 5-10 bokstav c", "prinsipp",
            g => Prinsipp(g.Kube)) { HarFeil = true },
        new("4", "varigeDriftsmidler", "Varige driftsmidler", "§ 5-11 bokstav a", "driftsmidler", Kapitler("24,27,28"),
            "avskrivningsperioder, nedskrivninger og leide driftsmidler")
        {
            Registre = g => Anleggsnote.Beregn(g.Registre, g.Aar), AvstemtMot = Balansen("24,27,28"),
        },
        new("5", "aksjerOgAndeler", "Aksjer og andeler", "§ 5-11 bokstav b", "aksjer", Kapitler("21"), "selskaper, eierandeler og nedskrivninger")
        {
            Registre = Finans(Finansnoter.Eierposter), AvstemtMot = Balansen("21"),
        },
        new("6", "utlaan", "Utlån", "§ 5-11 bokstav c", "utlaan", Kapitler("22,23"), "låntakere, om utlånet er av egne midler, og tap"),
        new("7", "markedsbaserteOmloepsmidler", "Markedsbaserte finansielle omløpsmidler", "§ 5-11 bokstav d", "omloepsmidler", Markedsbaserte)
        {
            Registre = Finans(Finansnoter.Plasseringer),
        },
        new("8", "sikring", "Sikring", "§ 5-11 bokstav e", null, Ingen, "hva som er sikret, formålet og løpetiden") { Registre = Finans(Finansnoter.Sikring) },
        new("9", "laan", "Lån", "§ 5-12 bokstav a", "laan", g => Balansenote.Beregn(g.Kube, Langsiktig.Koder),
            "formål, gjennomsnittlig løpetid og rente, og lån som skal refinansieres neste år")
        {
            Registre = Finans(Finansnoter.Laan), AvstemtMot = Langsiktig,
        },
        new("10", "minimumsavdrag", "Minimumsavdrag", "§ 5-12 bokstav b", "minimumsavdrag", Minimumsavdragsnote.Beregn,
            "hvem som dekker avdragene under minimum (forskrift om minimumsavdrag § 2-2)")
        {
            KreverTekst = Minimumsavdragsnote.SkalSiHvemSomDekker,
        },
        new("11", "pensjon", "Pensjon", "§ 5-12 bokstav c", "pensjon", Pensjon, "pensjonskostnad, premiefond, estimatavvik og forutsetninger")
        {
            Registre = g => Premieavviksnote.Beregn(g.Registre, g.Aar), AvstemtMot = Balansen("19,39"),
        },
        new("12", "garantier", "Garantier", "§ 5-12 bokstav d", null, Ingen),
        new("13", "bundneFond", "Vesentlige bundne fond", "§ 5-13 bokstav a", "fond", Bundnefondnote.Beregn, "hvorfor fond med midler ikke er brukt")
        {
            KreverTekst = Bundnefondnote.HarUbrukte,
        },
        new("14", "selvkost", "Selvkost", "§ 5-13 bokstav b", null, Ingen) { Registre = g => Selvkostnote.Beregn(g.Registre, g.Aar, g.Boeker) },
        new("15", "aksjesalg", "Salg av finansielle anleggsmidler", "§ 5-13 bokstav c", "salg",
            g => [Balansenote.Art("929", "Salg av finansielle anleggsmidler i investeringsregnskapet", g.Kube, Kontoklasse.Investering, "929")],
            "hvordan inntektene er fordelt")
        {
            Registre = g => Aksjesalgnote.Beregn(g.Registre, g.Aar),
        },
        new("16", "ytelserTilLedende", "Ytelser til ledende personer", "§ 5-13 bokstav d", null, Ingen, "ytelser til ledende personer")
        {
            KreverTekst = _ => true,
        },
        new("17", "revisor", "Godtgjørelse til revisor", "§ 5-13 bokstav e", null, Ingen, "godtgjørelse for revisjon og rådgivning")
        {
            KreverTekst = _ => true,
        },
    ];

    /// <summary>
    /// Those that every ledger has without asking for them. They are known by their names, so that the municipality's own keep their numbers.
    /// </summary>
    public static readonly IReadOnlyList<Note> Faste =
    [
        new("merforbruk", "merforbruk", "Merforbruk og inndekning", "§ 5-15; kommuneloven § 14-11", null, Ingen)
        {
            Registre = g => Merforbruksnote.Beregn(g.Merforbruk),
        },
        new("enhet", "enhet", "Inntekter fra egen kommune", "§§ 6-2, 8-2 og 9-4", null, Ingen) { Registre = Enhetsnote.Beregn },
    ];

    private static Kontoutvalg Langsiktig => Kontoutvalg.Finn("langsiktig_laanegjeld");

    /// <summary>The municipality's own note: a title, its tables and its text.</summary>
    public static Note Egen(int nummer, Egennote egen) => new(
        nummer.ToString(System.Globalization.CultureInfo.InvariantCulture), egen.Navn, egen.Tittel, egen.Hjemmel ?? "§ 5-15", null, Ingen, "det noten skal si")
    {
        KreverTekst = _ => true,
    };

    private static IReadOnlyList<Notelinje> Ingen(Notegrunnlag grunnlag) => [];

    internal static Kontoutvalg Balansen(string kapitler) => new(kapitler, Kontoklasse.Balanse, Kodeutvalg.Parse(kapitler));

    private static Func<Notegrunnlag, IReadOnlyList<Notetabell>> Finans(Func<Finansregister, int, IReadOnlyList<Notetabell>> beregn) =>
        g => g.Finans is { } register ? beregn(register, g.Aar) : [];

    private static Func<Notegrunnlag, IReadOnlyList<Notelinje>> Kapitler(string kapitler)
    {
        var koder = Kodeutvalg.Parse(kapitler);
        return g => Balansenote.Beregn(g.Kube, koder);
    }

    /// <summary>The change of value through the result is § 5-9's gain (art 909) less its loss (art 509).</summary>
    private static IReadOnlyList<Notelinje> Markedsbaserte(Notegrunnlag g) =>
    [
        .. Balansenote.Beregn(g.Kube, Kodeutvalg.Parse("11,12,15,18")),
        Balansenote.Art("resultat", "Netto verdiendring i driftsregnskapet, gevinst negativ", g.Kube, Kontoklasse.Drift, "509,909"),
    ];

    /// <summary>Premieavvik stands on functions 170 (the year's) and 171 (amortised), § 3-5; arbeidsgiveravgift of it on art 099.</summary>
    private static IReadOnlyList<Notelinje> Pensjon(Notegrunnlag g) =>
    [
        Funksjon("premieavvik", "Årets premieavvik (funksjon 170)", g.Kube, 170, medAvgift: false),
        Funksjon("amortisering", "Amortisering av tidligere års premieavvik (funksjon 171)", g.Kube, 171, medAvgift: false),
        Funksjon("premieavvik_avgift", "Arbeidsgiveravgift av årets premieavvik", g.Kube, 170, medAvgift: true),
        Funksjon("amortisering_avgift", "Arbeidsgiveravgift av amortiseringen", g.Kube, 171, medAvgift: true),
        .. Balansenote.Beregn(g.Kube, Kodeutvalg.Parse("19,20,39,40")),
    ];

    private static Notelinje Funksjon(string post, string tekst, Saldokube kube, int funksjon, bool medAvgift)
    {
        const int Avgift = 99;
        var sum = Beloep.Null;
        for (var noekkel = 0; noekkel < kube.Antall; noekkel++)
        {
            ref readonly var d = ref kube.Noekkel(noekkel);
            if (d.Kontoklasse == Kontoklasse.Drift && d.Funksjon.Nummer == funksjon && d.Art.Nummer == Avgift == medAvgift)
            {
                sum += kube.Regnskap(noekkel, Periode.Aarsavslutning);
            }
        }

        return new Notelinje(post, tekst, sum)
        {
            Formel = $"drift, funksjon {funksjon}, {(medAvgift ? "art 099" : "alle arter unntatt 099")}",
        };
    }

    /// <summary>Changes of principle stand in chapters 580 and 581. What makes the municipality richer is positive.</summary>
    private static IReadOnlyList<Notelinje> Prinsipp(Saldokube kube) =>
    [
        .. new[] { ("580", "Endring av regnskapsprinsipp, investering"), ("581", "Endring av regnskapsprinsipp, drift") }.Select(k =>
        {
            var utvalg = Balansen(k.Item1);
            return new Notelinje(k.Item1, k.Item2, utvalg.Sum(kube, Periode.InngaaendeBalanse) - utvalg.Sum(kube, Periode.Aarsavslutning))
            {
                Utvalg = [utvalg], Formel = "inngående mindre utgående balanse",
            };
        }),
    ];
}
