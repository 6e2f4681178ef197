using Ledger.Domain.Noter;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Registerforslag;

/// <summary>
/// What the year does to the funds of the fees: art 550 when they grow, interest with it, and 950 when they are used (selvkostforskriften § 8).
/// </summary>
internal static class Selvkostforslag
{
    public const string Navn = "selvkost";

    /// <summary>Where a fee that does not say its function is set aside.</summary>
    private const string Avsetninger = "880", Kapittel = "51";

    public static Registerbilag Lag(Forslagsgrunnlag g)
    {
        var (tekst, mangler) = ($"Selvkostfond {g.Aar}", new List<string>());
        var rader = new Forslagsrader($"SELVKOST-{g.Aar}", g.Aar);
        foreach (var gebyr in Selvkostnote.Gebyrene(g.Registre, g.Aar, [g.Kube, .. g.TidligereAar]))
        {
            mangler.AddRange(gebyr.Mangler);
            if (gebyr.Svar is not { } svar)
            {
                continue;
            }

            var netto = svar.Avsatt + svar.Renter - svar.Brukt;
            if (!netto.ErNull && gebyr.Omraade["fond"] is not { } fond)
            {
                mangler.Add($"{gebyr.Omraade.Navn} mangler fond");
            }
            else if (!netto.ErNull)
            {
                var (ansvar, navn) = (gebyr.Omraade["ansvar"] ?? g.Ansvar, gebyr.Omraade.Navn);
                fond = gebyr.Omraade["fond"]!;
                rader.Drift(netto > Beloep.Null ? "550" : "950", gebyr.Omraade["funksjon"] ?? Avsetninger, ansvar, null, netto, $"Selvkostfond {navn}", fond);
                rader.Balanse(Kapittel, g.Sektor(Kapittel), -netto, $"Selvkostfond {navn}", fond);
            }
        }

        return new(Navn, tekst, rader.Alle, mangler);
    }
}
