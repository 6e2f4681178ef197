using System.Text.Json.Nodes;

namespace Ledger.DemoGenerator;

/// <summary>
/// Bærum's targets (the report's table of key figures), and its own formulas where they differ from the common ones: forvaltningsfondet is
/// kept outside working capital and disposisjonsfond, feriepenger are added to the liquidity reserve, and only formidlingslån are taken out of
/// debt per inhabitant.
/// </summary>
public static class Noekkeltall
{
    private const string Maaltall = "nokkeltall_maal";

    /// <summary>Omløpsmidler without the securities; what else the fund has in these chapters carries its project.</summary>
    private const string Omloepsmidler = "10,12-17";
    private const string KortsiktigGjeld = "31-35";

    public static JsonObject Lag(Rapport rapport) => new()
    {
        ["netto_driftsresultat_prosent"] = Maal(rapport, "resultatgrad", 1m),
        ["gjennomfoeringsgrad"] = Maal(rapport, "gjennomforingsgrad", 1m),
        ["egenkapitalfinansiering"] = Maal(rapport, "egenkapitalfinansiering", 1m),
        ["bufferfond"] = Maal(rapport, "bufferfond", 1_000_000m, new JsonObject
        {
            ["id"] = "bufferfond", ["navn"] = "Bufferfond ved årsslutt", ["enhet"] = "kroner", ["formel"] = "fritt disponibelt disposisjonsfond",
            ["teller"] = new JsonArray(Ledd("Bufferfond", -1, new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "56", ["fond"] = "BUFFER" })),
        }),
        ["arbeidskapital"] = new JsonObject
        {
            ["definisjon"] = new JsonObject
            {
                ["id"] = "arbeidskapital", ["navn"] = "Arbeidskapital utenom forvaltningsfondet", ["enhet"] = "kroner",
                ["formel"] = "omløpsmidler uten forvaltningsfondet - kortsiktig gjeld",
                ["teller"] = new JsonArray(
                    Ledd("Omløpsmidler", 1, Balanse(Omloepsmidler + ",19")), Ledd("Kortsiktig gjeld", 1, Balanse("31-39")),
                    Ledd("Forvaltningsfondet", -1, Fondets($"{Omloepsmidler},{KortsiktigGjeld}"))),
            },
        },
        ["likviditetsreserve"] = Maal(rapport, "likviditetsreserve", 1_000_000m, new JsonObject
        {
            ["id"] = "likviditetsreserve", ["navn"] = "Likviditetsreserve ved årsslutt", ["enhet"] = "kroner",
            ["formel"] = "arbeidskapital - bundne fond - ubrukte lånemidler - premieavvik + påløpte feriepenger; forvaltningsfondet holdes utenfor",
            ["teller"] = new JsonArray(
                Ledd("Arbeidskapital uten premieavvik", 1, Balanse($"{Omloepsmidler},{KortsiktigGjeld}")),
                Ledd("Forvaltningsfondet", -1, Fondets($"{Omloepsmidler},{KortsiktigGjeld}")),
                Ledd("Bundne fond", 1, Balanse("51,55")),
                Ledd("Ubrukte lånemidler", -1, Balanse("9100")),
                Ledd("Påløpte feriepenger", -1, Balanse("32", "890"))),
        }),
        ["likviditetsgrad"] = Maal(rapport, "likviditetsgrad", 1m, new JsonObject
        {
            ["id"] = "likviditetsgrad", ["navn"] = "Likviditetsgrad", ["enhet"] = "forhold",
            ["formel"] = "(omløpsmidler - ubrukte lån - bundne fond - premieavvik) / (kortsiktig gjeld - påløpte feriepenger)",
            ["teller"] = new JsonArray(
                Ledd("Omløpsmidler uten premieavvik", 1, Balanse(Omloepsmidler)), Ledd("Forvaltningsfondet", -1, Fondets(Omloepsmidler)),
                Ledd("Bundne fond", 1, Balanse("51,55")), Ledd("Ubrukte lånemidler", -1, Balanse("9100"))),
            ["nevner"] = new JsonArray(
                Ledd("Kortsiktig gjeld", -1, Balanse(KortsiktigGjeld)), Ledd("Forvaltningsfondet", 1, Fondets(KortsiktigGjeld)),
                Ledd("Påløpte feriepenger", 1, Balanse("32", "890"))),
        }),
        ["disposisjonsfond_prosent"] = new JsonObject
        {
            ["definisjon"] = new JsonObject
            {
                ["id"] = "disposisjonsfond_prosent", ["navn"] = "Disposisjonsfond uten bufferkapitalen i prosent av driftsinntektene", ["enhet"] = "prosent",
                ["formel"] = "disposisjonsfond / sum driftsinntekter",
                ["teller"] = new JsonArray(
                    Ledd("Disposisjonsfond", -1, new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = "56", ["ikkeFond"] = "FORV-BUFFER" })),
                ["nevner"] = new JsonArray(Ledd("Sum driftsinntekter", -1, new JsonObject { ["kontoklasse"] = "drift", ["art"] = "600-899,920" })),
            },
        },
        ["netto_laanegjeld_per_innbygger"] = new JsonObject
        {
            ["definisjon"] = new JsonObject
            {
                ["id"] = "netto_laanegjeld_per_innbygger", ["navn"] = "Netto lånegjeld per innbygger", ["enhet"] = "kroner",
                ["formel"] = "(langsiktig lånegjeld - formidlingslån) / innbyggere",
                ["teller"] = new JsonArray(
                    Ledd("Langsiktig lånegjeld", -1, Balanse("41-49,411-499")),
                    new JsonObject { ["navn"] = "Formidlingslån", ["vekt"] = -1, ["inndata"] = "formidlingslaan" }),
                ["nevner"] = new JsonArray(new JsonObject { ["navn"] = "Innbyggere", ["vekt"] = 1, ["inndata"] = "innbyggere" }),
            },
        },

        // Innbyggere is not printed: sum lånegjeld 13 661 mill. / 103 524 kr per innbygger. Loans for lending on are Husbanken's at the start and
        // the end of the year (chosen so that the lender's printed sums hold); the lease is printed.
        ["inndata"] = new JsonObject
        {
            ["innbyggere"] = 131_960, ["laanVidereutlaan"] = 2_120_610_000, ["formidlingslaan"] = 2_132_810_000,
            ["finansiellLeie"] = Beloep3.Kroner(rapport.Tall("laanegjeld_per_motpart", "skuleveg_as_finansiell_leie", "d_2023_12_31")),
        },
    };

    private static JsonObject Maal(Rapport rapport, string slug, decimal enhet, JsonObject? definisjon = null)
    {
        var rad = rapport.Rader(Maaltall).Single(r => r["slug"] == slug);
        var valg = new JsonObject { ["maal"] = rapport.Tall(Maaltall, slug, "maaltall") * enhet, ["operator"] = rad["maal_operator"] };
        if (definisjon is not null)
        {
            valg["definisjon"] = definisjon;
        }

        return valg;
    }

    private static JsonObject Ledd(string navn, int vekt, JsonObject filter) => new() { ["navn"] = navn, ["vekt"] = vekt, ["filter"] = filter };

    private static JsonObject Fondets(string kapittel) =>
        new() { ["kontoklasse"] = "balanse", ["kapittel"] = kapittel, ["prosjekt"] = Balanseplan.Forvaltningsfondet };

    private static JsonObject Balanse(string kapittel, string? sektor = null)
    {
        var filter = new JsonObject { ["kontoklasse"] = "balanse", ["kapittel"] = kapittel };
        if (sektor is not null)
        {
            filter["sektor"] = sektor;
        }

        return filter;
    }
}
