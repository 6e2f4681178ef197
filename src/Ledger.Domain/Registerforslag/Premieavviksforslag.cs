using Ledger.Domain.Noter;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerforslag;

/// <summary>
/// The year's premieavvik on function 170 and what is amortised of earlier ones on 171 (§ 3-5), against chapter 19 when the municipality has paid more
/// than the cost, and 39 when less; arbeidsgiveravgift of both on art 099.
/// </summary>
internal static class Premieavviksforslag
{
    public const string Navn = "premieavvik";

    private const string Premie = "090", Avgift = "099";

    public static Registerbilag Lag(Forslagsgrunnlag g)
    {
        var tekst = $"Premieavvik {g.Aar}";
        var rader = new Forslagsrader($"PREMIEAVVIK-{g.Aar}", g.Aar);
        var (aarets, amortisering) = g.ErFylke ? ("470", "471") : ("170", "171");
        foreach (var kohort in Premieavviksnote.Kohorter(g.Registre, g.Aar))
        {
            var kapittel = kohort.Avvik > Beloep.Null ? "19" : "39";
            var (funksjon, hva) = kohort.Aar == g.Aar ? (aarets, "Premieavvik") : (amortisering, "Amortisering");
            var (endring, avgift) = kohort.Aar == g.Aar ? (kohort.Rest, kohort.Avgift) : (kohort.Rest - kohort.RestFoer, kohort.Avgift - kohort.AvgiftFoer);
            rader.Drift(Premie, funksjon, g.Ansvar, null, -endring, $"{hva} {kohort.Kode}");
            rader.Drift(Avgift, funksjon, g.Ansvar, null, -avgift, $"Arbeidsgiveravgift av {hva.ToLowerInvariant()} {kohort.Kode}");
            rader.Balanse(kapittel, g.Sektor(kapittel), endring + avgift, $"{hva} {kohort.Kode}");
        }

        return new(Navn, tekst, rader.Alle, []);
    }
}
