using System.Text.Json.Nodes;

namespace Ledger.DemoGenerator;

/// <summary>
/// Bærum's targets (the report's table of key figures), and its own formulas where they differ from the common ones: forvaltningsfondet is
/// kept outside working capital and disposisjonsfond, and feriepenger are added to the liquidity reserve.
/// </summary>
public static class Noekkeltall
{
    private const string Maaltall = "nokkeltall_maal";
    private const string UtenForvaltningsfondet = "10,12-17";

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
                ["teller"] = new JsonArray(Ledd("Omløpsmidler", 1, Balanse(UtenForvaltningsfondet + ",19")), Ledd("Kortsiktig gjeld", 1, Balanse("31-39"))),
            },
        },
        ["likviditetsreserve"] = Maal(rapport, "likviditetsreserve", 1_000_000m, new JsonObject
        {
            ["id"] = "likviditetsreserve", ["navn"] = "Likviditetsreserve ved årsslutt", ["enhet"] = "kroner",
            ["formel"] = "arbeidskapital - bundne fond - ubrukte lånemidler - premieavvik + påløpte feriepenger; forvaltningsfondet holdes utenfor",
            ["teller"] = new JsonArray(
                Ledd("Arbeidskapital uten premieavvik", 1, Balanse(UtenForvaltningsfondet + ",31-35")),
                Ledd("Bundne fond", 1, Balanse("51,55")),
                Ledd("Ubrukte lånemidler", -1, Balanse("9100")),
                Ledd("Påløpte feriepenger", -1, Balanse("32", "890"))),
        }),
        ["likviditetsgrad"] = Maal(rapport, "likviditetsgrad", 1m, new JsonObject
        {
            ["id"] = "likviditetsgrad", ["navn"] = "Likviditetsgrad", ["enhet"] = "forhold",
            ["formel"] = "(omløpsmidler - ubrukte lån - bundne fond - premieavvik) / (kortsiktig gjeld - påløpte feriepenger)",
            ["teller"] = new JsonArray(
                Ledd("Omløpsmidler uten premieavvik", 1, Balanse(UtenForvaltningsfondet)), Ledd("Bundne fond", 1, Balanse("51,55")),
                Ledd("Ubrukte lånemidler", -1, Balanse("9100"))),
            ["nevner"] = new JsonArray(Ledd("Kortsiktig gjeld", -1, Balanse("31-35")), Ledd("Påløpte feriepenger", 1, Balanse("32", "890"))),
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

        // Innbyggere is not printed: sum lånegjeld 13 661 mill. / 103 524 kr per innbygger.
        ["inndata"] = new JsonObject { ["innbyggere"] = 131_960 },
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
