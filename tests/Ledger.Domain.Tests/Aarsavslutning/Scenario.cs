using System.Globalization;
using Ledger.Domain.Aarsavslutning;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Aarsavslutning;

/// <summary>A case of the text tables in <c>scenarier</c>; how they are written stands in the first of them.</summary>
internal sealed record Scenario(string Fil, string Tittel, Testaar Aaret, Avslutningsvalg Valg, Avslutningsopplysninger Opplysninger,
    IReadOnlyList<string> Steg, IReadOnlyList<string> Etter, IReadOnlyList<string> Funn)
{
    private static readonly Dictionary<Fondskode, Beloep> Ingen = [];

    private const string Nestebudsjettet = "neste års budsjett bruker ";

    public static IEnumerable<Scenario> LesAlle()
    {
        var assembly = typeof(Scenario).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("scenarier/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var text in reader.ReadToEnd().Split("\n== ").Skip(1))
            {
                yield return Les(name["scenarier/".Length..], text.Split('\n'));
            }
        }
    }

    /// <summary>What a closing did, written as in the tables.</summary>
    public static IReadOnlyList<string> Vis(Avslutningsresultat resultat) =>
    [
        .. resultat.Steg.Select(s =>
            $"{s.Hjemmel} | {s.Slag} | {new Disposisjonsnoekkel(s.Kontoklasse, s.Art, s.Fond)} | {Tall(s.Beloep)} | {Tall(s.Foer)} | {Tall(s.Etter)}"),
    ];

    public static IReadOnlyList<string> VisEtter(Avslutningsresultat resultat) =>
    [
        .. resultat.Fond.OrderBy(f => f.Key).Select(f => $"fond {f.Key} | {Tall(f.Value)}"),
        $"merforbruk | {Tall(resultat.Etter.Merforbruk)}",
        $"udekket | {Tall(resultat.Etter.Udekket)}",
    ];

    /// <summary>What must be confirmed.</summary>
    public static IReadOnlyList<string> VisFunn(Avslutningsresultat resultat) =>
        [.. resultat.Funn.Where(f => f.Nivaa != Funnivaa.Varsel).Select(f => $"{f.Kode} | {Tall(f.Beloep ?? default)}")];

    public override string ToString() => Tittel;

    private static string Tall(Beloep beloep) => (beloep.Kroner / 1.00m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    private static Beloep Kr(string text) => text.Length == 0 ? default : Beloep.FraKroner(decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture));

    private static Scenario Les(string fil, string[] lines)
    {
        var aaret = new Testaar();
        var valg = new Avslutningsvalg { Ansvar = Testaar.Ansvar };
        var steg = new List<string>();
        var etter = new List<string>();
        var funn = new List<string>();
        var skjermer = new Dictionary<Fondskode, Beloep>();
        var del = "";
        foreach (var line in lines.Skip(1).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] != '|')
            {
                del = line;
                continue;
            }

            var c = line.Trim('|').Split('|').Select(x => x.Trim()).ToArray();
            switch (del)
            {
                case "Fond":
                    aaret.NyttFond(Fondskode.Parse(c[0]), Type(c[1]), Kr(c[2]), c[0] == "STARTL" ? Fondsformaal.Videreutlaan : null);
                    break;
                case "Regnskap":
                    Regnskap(aaret, c[0], c[1], c[2].Length == 0 ? Kr(c[3]) : Kr(c[2]), Kr(c[3]));
                    break;
                case "Valg" when c[0].StartsWith(Nestebudsjettet, StringComparison.Ordinal):
                    skjermer.Add(Fondskode.Parse(c[0][Nestebudsjettet.Length..]), Kr(c[1]));
                    break;
                case "Valg":
                    valg = LesValg(valg, c[0], c[1]);
                    break;
                case "Steg":
                    steg.Add(string.Join(" | ", c));
                    break;
                case "Etter":
                    etter.Add(string.Join(" | ", c));
                    break;
                case "Funn":
                    funn.Add(string.Join(" | ", c));
                    break;
                default:
                    throw new FormatException($"{fil}: «{del}» er ingen del.");
            }
        }

        var opplysninger = new Avslutningsopplysninger
        {
            NesteBudsjett = skjermer.Count > 0 ? new Nestebudsjett("sak 1/24", skjermer, new Dictionary<Fondskode, Beloep>()) : null,
        };
        return new Scenario(fil, lines[0].Trim(), aaret, valg, opplysninger, steg, etter, funn);
    }

    private static Fondstype Type(string text) => text switch
    {
        "disposisjonsfond" => Fondstype.Disposisjonsfond,
        "bundet driftsfond" => Fondstype.BundetDriftsfond,
        "ubundet investeringsfond" => Fondstype.UbundetInvesteringsfond,
        "bundet investeringsfond" => Fondstype.BundetInvesteringsfond,
        _ => throw new FormatException(text),
    };

    private static void Regnskap(Testaar aaret, string konto, string fondskode, Beloep budsjett, Beloep bokfoert)
    {
        var fond = Fondskode.TryParse(fondskode, out var f) ? f : default;
        switch (konto)
        {
            case "netto driftsresultat":
                aaret.Ordinaer(Kontoklasse.Drift, "800", -bokfoert);
                break;
            case "bruk av bundet driftsfond":
                aaret.Ordinaer(Kontoklasse.Drift, "950", -bokfoert, fond);
                break;
            case "avsetning til bundet driftsfond":
                aaret.Ordinaer(Kontoklasse.Drift, "550", bokfoert, fond);
                break;
            case "investeringsutgifter":
                aaret.Ordinaer(Kontoklasse.Investering, "230", bokfoert);
                break;
            case "videreutlån":
                aaret.Ordinaer(Kontoklasse.Investering, "522", bokfoert);
                break;
            case "tilskudd til andres investeringer":
                aaret.Ordinaer(Kontoklasse.Investering, "430", bokfoert);
                break;
            case "aksjer og andeler":
                aaret.Ordinaer(Kontoklasse.Investering, "529", bokfoert);
                break;
            case "utlån av egne midler":
                aaret.Ordinaer(Kontoklasse.Investering, "520", bokfoert);
                break;
            case "konserninterne utlån":
                aaret.Ordinaer(Kontoklasse.Investering, "521", bokfoert);
                break;
            case "avdrag på lån til videreutlån":
                aaret.Ordinaer(Kontoklasse.Investering, "512", bokfoert);
                break;
            case "avdrag på egne lån":
                aaret.Ordinaer(Kontoklasse.Investering, "510", bokfoert);
                break;
            case "mottatte avdrag på videreutlån":
                aaret.Ordinaer(Kontoklasse.Investering, "922", -bokfoert);
                break;
            case "mva-kompensasjon":
                aaret.Ordinaer(Kontoklasse.Investering, "729", -bokfoert);
                break;
            case "investeringsinntekter":
                aaret.Ordinaer(Kontoklasse.Investering, "670", -bokfoert);
                break;
            case "bruk av bundet investeringsfond":
                aaret.Ordinaer(Kontoklasse.Investering, "950", -bokfoert, fond);
                break;
            case "avsetning til bundet investeringsfond":
                aaret.Ordinaer(Kontoklasse.Investering, "550", bokfoert, fond);
                break;
            case "tidligere merforbruk":
                aaret.Inngaaende("5900", bokfoert);
                break;
            case "tidligere udekket":
                aaret.Inngaaende("5970", bokfoert);
                break;
            case "overføring":
                aaret.Disposisjon(Kontoklasse.Drift, "570", default, budsjett, bokfoert);
                aaret.Disposisjon(Kontoklasse.Investering, "970", default, budsjett, bokfoert);
                break;
            default:
                var (klasse, art) = konto switch
                {
                    "avsetning til disposisjonsfond" => (Kontoklasse.Drift, "540"),
                    "bruk av disposisjonsfond" => (Kontoklasse.Drift, "940"),
                    "dekning av merforbruk" => (Kontoklasse.Drift, "530"),
                    "bruk av lån" => (Kontoklasse.Investering, "910"),
                    "bruk av konserninterne lån" => (Kontoklasse.Investering, "911"),
                    "bruk av lån til videreutlån" => (Kontoklasse.Investering, "912"),
                    "avsetning til investeringsfond" => (Kontoklasse.Investering, "540"),
                    "bruk av investeringsfond" => (Kontoklasse.Investering, "940"),
                    "dekning av udekket" => (Kontoklasse.Investering, "530"),
                    _ => throw new FormatException(konto),
                };
                aaret.Disposisjon(klasse, art, fond, budsjett, bokfoert);
                break;
        }
    }

    private static Avslutningsvalg LesValg(Avslutningsvalg valg, string navn, string verdi)
    {
        var deler = verdi.Split(',', StringSplitOptions.TrimEntries);
        switch (navn.Split(' '))
        {
            case ["skjermet", "ufordelt"]:
                return valg with { SkjermetUfordelt = Kr(verdi) };
            case ["skjermet", var fond]:
                var skjermet = new Dictionary<Fondskode, Beloep>(valg.SkjermetDisposisjonsfond ?? Ingen) { [Fondskode.Parse(fond)] = Kr(verdi) };
                return valg with { SkjermetDisposisjonsfond = skjermet };
            case ["delegert", var klasse, var art, .. var fond]:
                _ = Kontoklasser.TryParse(klasse, out var k);
                return valg with { DelegerteEndringer = [.. valg.DelegerteEndringer, new Delegertendring(k, Art.Parse(art), fond is [var f] ? Fondskode.Parse(f) : default, Kr(verdi))] };
        }

        return navn switch
        {
            "reservert overføring" => valg with { ReservertOverfoering = Kr(verdi) },
            "lån til eiendomsselskap" => valg with { LaanTilEiendomsselskap = Kr(verdi) },
            "udekket som kan lånefinansieres" => valg with { UdekketLaanefinansierbart = Kr(verdi) },
            "lovlig bruk av lån" => valg with { LovligBrukAvLaan = Kr(verdi) },
            "bokfør budsjetterte" => valg with { BokfoerBudsjetterteDisposisjoner = verdi == "ja" },
            "rett til budsjett" => valg with { RettTilBudsjett = verdi == "ja" },
            "rekkefølge ved merforbruk" => valg with { Merforbruksrekkefoelge = [.. deler.Select(d => d == "overføring" ? Merforbruksledd.OverfoeringTilInvestering : Merforbruksledd.AvsetningTilDisposisjonsfond)] },
            "rekkefølge ved udisponert" => valg with { Udisponertrekkefoelge = [.. deler.Select(d => d switch { "lån" => Udisponertledd.BrukAvLaan, "overføring" => Udisponertledd.OverfoeringFraDrift, _ => Udisponertledd.BrukAvUbundetInvesteringsfond })] },
            "lånerekkefølge" => valg with { Laanerekkefoelge = [.. deler.Select(d => Art.Parse(d))] },
            "strykning av avsetning" => valg with { StrykningAvAvsetning = [.. deler.Select(Fondskode.Parse)] },
            "strykning av bruk" => valg with { StrykningAvBruk = [.. deler.Select(Fondsstrykning)] },
            "dekning fra" => valg with { Dekningsrekkefoelge = [.. deler.Select(Fondskode.Parse)] },
            "investeringsfond" => valg with { Investeringsfondrekkefoelge = [.. deler.Select(Fondskode.Parse)] },
            "avsettes til disposisjonsfond" => valg with { Disposisjonsfond = Fondskode.Parse(verdi) },
            "avsettes til investeringsfond" => valg with { UbundetInvesteringsfond = Fondskode.Parse(verdi) },
            _ => throw new FormatException(navn),
        };
    }

    private static Fondsstrykning Fondsstrykning(string text) => text.Split(' ') switch
    {
        [var fond] => new Fondsstrykning(Fondskode.Parse(fond)),
        [var fond, "høyst", var kroner] => new Fondsstrykning(Fondskode.Parse(fond), Kr(kroner)),
        [var fond, "mindre", "overført"] => new Fondsstrykning(Fondskode.Parse(fond), null, true),
        _ => throw new FormatException(text),
    };
}
