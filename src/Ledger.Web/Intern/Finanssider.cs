using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Application.Finans;
using Ledger.Application.Rapporter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Finans.Register;
using Ledger.Web.Deler;
using Ledger.Web.Html;
using Ledger.Web.Tall;
using static Ledger.Web.Html.Tagger;

namespace Ledger.Web.Intern;

/// <summary>A report of the register, as it stands on a page.</summary>
/// <param name="Portefoelje">The portfolio that it is of, when it is of one.</param>
internal sealed record Finansdel(Rapport Rapport, Portefoelje? Portefoelje, Tabell Tabell, IReadOnlyList<object?[]> Rader);

/// <summary>
/// The pages of the finance register: for those who may read the ledger. The public pages have no register to read: what a municipality publishes of
/// its finances, it puts in a document.
/// </summary>
internal static partial class Finanssider
{
    public const string Ledd = "finans";
    public const string Poster = "poster";
    private const string Delen = "Finans";
    private const string Forklaring = "Forklaring";

    /// <summary>What every report says of itself. What else one says, its page says too.</summary>
    private static readonly string[] Felles = ["Kommune", "Dato", "Versjon", "Kjedehode", "Enhet"];

    /// <summary>A page: its name in the address, its heading, what it is about, and the reports on it.</summary>
    private sealed record Emne(string Kode, string Navn, string Ingress, params string[] Rapporter);

    private static readonly Emne[] Emnene =
    [
        new(
            "rapport", "Finansrapporten", "Hovedtallene i finansrapporten, med forrige årsskifte ved siden av, og rapportene som er levert.",
            "finansrapport", "leverteFinansrapporter"),
        new(
            "gjeld", "Gjeld og renter", "Lånene: hvem kommunen skylder, hva de er til, når renten og lånene forfaller, og hva de koster framover.",
            "gjeldsmotparter", "gjeldsformaal", "gjeldsbevegelser", "gjeldsrentebinding", "gjeldsforfall", "gjeldsplan", "markedsrenter"),
        new(
            "fond", "Plasseringer", "De langsiktige porteføljene: hva de er verd, hva de har gitt, og om de er innenfor finansreglementet.",
            "plasseringer", "fondsresultat", "aktivafordeling", "fondsdurasjon", "fondsrisiko", "fondsregnskap", "fondsesg", "avkastning", "fondshistorikk"),
        new(
            "likviditet", "Likviditet og rammer", "Ledige midler, stresstesten, grensene i finansreglementet og avstemmingen mot hovedboken.",
            "likviditet", "stresstest", "reglementskontroll", "finansavstemming", "eierposter"),
    ];

    private const string SisteDag = "siste dag";

    /// <summary>The column that a report's bars show; of one with columns of days, the last of them.</summary>
    private static readonly Dictionary<string, string> Soeyler = new()
    {
        ["gjeldsmotparter"] = SisteDag, ["gjeldsformaal"] = "Beløp", ["gjeldsbevegelser"] = "Utgående", ["gjeldsplan"] = "Avdrag",
        ["gjeldsrentebinding"] = "Beløp", ["plasseringer"] = "Markedsverdi", ["fondsresultat"] = "Beløp", ["likviditet"] = SisteDag, ["stresstest"] = "Tap",
    };

    /// <summary>The names of the pages in the address, in the order of the menu.</summary>
    public static IReadOnlyList<string> Emner { get; } = [.. Emnene.Select(e => e.Kode)];

    /// <summary>A municipality that has not begun with the register has no pages of it.</summary>
    public static bool Finnes(Finansdefinisjoner register) => register is not { Laan.Count: 0, Portefoeljer.Count: 0 };

    public static string Navn(string emne) => Array.Find(Emnene, e => e.Kode == emne)!.Navn;

    public static IReadOnlyList<Sidekapittel> Kapitler { get; } = [.. Emnene.Select(Kapittel)];

    /// <summary>The reports of a page, a report of a portfolio once for each long-term one; null when there is no such page.</summary>
    public static IReadOnlyList<(Rapport Rapport, Portefoelje? Portefoelje)>? Rapporter(string emne, Finansregister register) =>
        Array.Find(Emnene, e => e.Kode == emne)?.Rapporter.Select(n => Rapportregister.Alle.First(r => r.Navn == n)).SelectMany(r => r.Sti.Contains(
            "{portefoelje}", StringComparison.Ordinal)
            ? register.Definisjoner.Portefoeljer.Where(p => p.Type == Portefoeljetype.Langsiktig).Select(p => (r, (Portefoelje?)p))
            : [(r, null)]).ToList();

    /// <param name="dag">The day that the reports of a day are of.</param>
    public static Side Lag(Sidegrunnlag k, string emne, Finansregister register, DateOnly dag, IReadOnlyList<Finansdel> deler)
    {
        var om = Array.Find(Emnene, e => e.Kode == emne)!;
        var koder = register.Definisjoner.Laan.Select(l => l.Kode).Concat(register.Definisjoner.Beholdninger.Select(b => b.Kode))
            .ToHashSet(StringComparer.Ordinal);
        var sagt = new HashSet<object>();
        return new(om.Navn, Kapittel(om), [(om.Navn, null)], [Ledd, om.Kode], Innhold.Av(
            H1($"{om.Navn} {k.Kilde.Utgave.Publikasjon.Aar}"),
            P(Attr.Klasse("ingress"), om.Ingress),
            dag.Year == k.Kilde.Utgave.Publikasjon.Aar && dag is not { Month: 12, Day: 31 } ? P(
                Attr.Klasse("note"), $"Året er ikke over. Tallene er per {Dato.Lang(dag)}, den siste dagen i året som registeret har en post fra.") : null,
            deler.Count == 0 ? P("Registeret har ingen langsiktig portefølje.") : Innhold.Av(deler.Select((d, i) => Del(k, om.Kode, d, i, koder, sagt)))),
        ErLagret: false);
    }

    /// <summary>The facts about an object, or all of them: where a figure ends.</summary>
    public static Side Faktaside(Sidegrunnlag k, Finansstand stand, string? objekt)
    {
        var poster = stand.Poster.Where(p => objekt is null || p.Objekt == objekt).Take(Rapportsider.MestRader).ToList();
        Tabellkolonne[] kolonner =
        [
            new("Nummer", Kolonnetype.Heltall), new("Referanse", Kolonnetype.Tekst), new("Slag", Kolonnetype.Ord), new("Objekt", Kolonnetype.Tekst),
            new("Dato", Kolonnetype.Dato), new("Til", Kolonnetype.Dato), new("Type", Kolonnetype.Ord), new("Beløp", Kolonnetype.Tall),
            new("Prosent", Kolonnetype.Prosent), new("Motobjekt", Kolonnetype.Tekst), new("Kilde", Kolonnetype.Tekst),
            new("Erstattet av", Kolonnetype.Tekst), new("Versjon", Kolonnetype.Heltall),
        ];
        List<object?[]> rader =
        [
            .. poster.Select(p => new object?[]
            {
                p.Nummer, p.Referanse, p.Slag.Ord(), p.Objekt, p.Dato, p.Til, p.Type, p.Beloep, p.Prosent, p.Motobjekt, p.Kilde,
                stand.ErstattetAv.GetValueOrDefault(p.Referanse), stand.Versjoner[p.Nummer],
            }),
        ];
        var tittel = objekt is null ? "Postene i finansregisteret" : $"Postene om {objekt}";
        return new(tittel, Kapitler[0], [(tittel, null)], [Ledd, Poster], Innhold.Av(
            H1(tittel),
            P(Attr.Klasse("ingress"), "Det som er sendt inn, i rekkefølgen det kom. En post endres aldri; en ny kan tre i stedet for den."),
            rader.Count == 0 ? P("Registeret har ingen slike poster.") : Datatabell.Av(Poster, tittel, kolonner, rader)),
        ErLagret: false);
    }

    /// <summary>A heading that is a day, as people write days.</summary>
    private static string Overskrift(string tekst) =>
        DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? Dato.Kort(dag) : tekst;

    /// <summary>What a report says of its figures: a sentence, or a list that is folded.</summary>
    private static Element Opplysning(string navn, string[] setninger) => setninger.Length == 1
        ? P(Attr.Klasse("note"), Strong(navn + ": "), setninger[0])
        : Details(Summary($"{navn} ({setninger.Length})"), Ul(Innhold.Av(setninger.Select(s => Li(s)))));

    /// <summary>The fields of an explanation as words: <c>tapForrigeAar = …</c> is «tap forrige år = …».</summary>
    private static string Iord(string forklaring) => Feltnavn().Replace(forklaring, felt => Kodeord.Felt(felt.Value));

    [GeneratedRegex("(?<=^| \\| )[a-zA-Z]+(?= = )")]
    private static partial Regex Feltnavn();

    private static Sidekapittel Kapittel(Emne e) => new($"{Ledd}/{e.Kode}", e.Navn, Delen, e.Ingress);

    /// <param name="sagt">What the page has said already of its reports.</param>
    private static Innhold Del(Sidegrunnlag k, string emne, Finansdel del, int nummer, HashSet<string> koder, HashSet<object> sagt)
    {
        var tittel = del.Portefoelje is { } p ? $"{del.Tabell.Tittel}: {p.Navn}" : del.Tabell.Tittel;
        // A code beside its text is for programs, unless it is the name of something that has facts.
        var kode = del.Tabell.Kolonner.ToList().FindIndex(c => c.Overskrift == "Kode");
        var erNavn = kode >= 0 && (del.Tabell.Kolonner.All(c => c.Overskrift != "Tekst") || del.Rader.Any(r => r[kode] is string k && koder.Contains(k)));
        var tekst = del.Tabell.Kolonner.ToList().FindIndex(c => c.Overskrift == "Tekst");

        // The code of a sum is no name: its text stands where others have their code.
        object?[] MedNavn(object?[] rad) => !erNavn || tekst < 0 || rad[tekst] is null or "" || (rad[kode] is string k && koder.Contains(k)) ? rad
            : [.. rad.Select((v, i) => i == kode ? rad[tekst] : i == tekst ? null : v)];
        var forklart = del.Tabell.Kolonner.ToList().FindIndex(c => c.Overskrift == Forklaring);
        var parten = del.Tabell.Kolonner.ToList().FindIndex(c => c.Overskrift == Tabell.Del);
        var vist = del.Tabell.Kolonner.Select((c, i) => (Kolonne: c with { Overskrift = Overskrift(c.Overskrift) }, Nr: i))
            .Where(c => c.Nr != forklart && c.Nr != parten && !c.Kolonne.Forprogrammer && (c.Nr != kode || erNavn)).ToList();
        var soeyle = Soeyler.GetValueOrDefault(del.Rapport.Navn) is not SisteDag and var s ? s
            : Overskrift(del.Tabell.Kolonner.Last(c => Overskrift(c.Overskrift) != c.Overskrift).Overskrift);
        Adresse Fil(string endelse) => k.Stier.Finans(emne, $"{del.Rapport.Navn}.{endelse}").Med(("portefoelje", del.Portefoelje?.Kode));

        // A table has only the columns that say something in it, and the one of the bars when no other figure is known.
        Innhold Part(string? navn, List<object?[]> rader, int nr)
        {
            bool Sier(int kolonne) => rader.Any(r => r[kolonne] is not null and not "");
            var utenTall = !vist.Any(c => c.Kolonne.Type is not (Kolonnetype.Tekst or Kolonnetype.Ord or Kolonnetype.Dato) && Sier(c.Nr));
            var egne = vist.Where(c => Sier(c.Nr) || (utenTall && c.Kolonne.Overskrift == soeyle)).ToList();
            return Innhold.Av(
                navn is null ? null : H3(navn),
                Datatabell.Av(
                    $"{del.Rapport.Navn}-{nummer}-{nr}", navn ?? tittel, [.. egne.Select(c => c.Kolonne)],
                    [.. rader.Select(r => egne.Select(c => r[c.Nr]).ToArray())], soeyle,
                    rad => rad[0] is string kode && koder.Contains(kode) ? k.Stier.Finans(Poster).Med(("objekt", kode)) : null,
                    egne.Any(c => c.Kolonne.Overskrift is "Måleenhet" or "Vektet") ? "Verdier i hvert måls enhet" : $"Beløp i {k.Enhet.Tekst()}",
                    erOverskrevet: true));
        }

        // What a row is: its first texts, as two limits may be of the same measure.
        string Navn(object?[] rad) => string.Join(
            ", ",
            vist.Where(c => c.Kolonne.Overskrift != Tabell.Linjetype)
                .TakeWhile((c, i) => i == 0 || c.Kolonne.Type is Kolonnetype.Tekst or Kolonnetype.Ord)
                .Where(c => rad[c.Nr] is not (null or "")).Select(c => Datatabell.Skriv(rad[c.Nr], c.Kolonne.Type)));

        return Innhold.Av(
            H2(tittel),
            P(del.Rapport.Sammendrag),
            del.Rader.Count == 0 ? P("Det er ingenting å vise.")
                : Innhold.Av(del.Rader.Select(MedNavn).GroupBy(r => parten < 0 ? null : (string?)r[parten]).Select((g, i) => Part(g.Key, [.. g], i))),
            Innhold.Av(del.Tabell.Opplysninger.Where(o => o.Verdi is not null && !Felles.Contains(o.Navn) && sagt.Add(o.Verdi))
                .Select(o => Opplysning(o.Navn, o.Verdi!.ToString()!.Split("; ")))),
            P(Attr.Klasse("verktoey"), A(Fil("csv"), "CSV"), A(Fil("xlsx"), "Excel")),
            forklart < 0 ? null : Details(
                Summary("Slik er tallene laget"),
                Ul(Innhold.Av(del.Rader.Select(MedNavn).Where(r => r[forklart] is not null).Select(r => Li($"{Navn(r)}: {Iord((string)r[forklart]!)}"))))));
    }
}
