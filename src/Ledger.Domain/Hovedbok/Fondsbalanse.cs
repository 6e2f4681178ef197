using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What a fund gains in drift and investering it gains in its chapter (§ 5-8 C).</summary>
internal static class Fondsbalanse
{
    private static readonly Dictionary<Fondskode, Int128> Ingen = [];

    /// <summary>By fund, how much the rows are off, in øre.</summary>
    public static Dictionary<Fondskode, Int128> Rester(List<Postering> rader)
    {
        if (!rader.Exists(r => !r.Dimensjon.Fond.ErTom))
        {
            return Ingen;
        }

        var rester = new Dictionary<Fondskode, Int128>();
        foreach (var rad in rader)
        {
            var d = rad.Dimensjon;
            if (!d.Fond.ErTom && (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art)))
            {
                rester[d.Fond] = rester.GetValueOrDefault(d.Fond) + rad.Beloep.Oere;
            }
        }

        return rester;
    }
}
