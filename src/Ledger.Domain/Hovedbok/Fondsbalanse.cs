using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What a fund gains in drift and investering it gains in its chapter (§ 5-8 C).</summary>
internal static class Fondsbalanse
{
    private static readonly Dictionary<Fondskode, Int128> Ingen = [];

    /// <summary>By fund, how much the rows are off, in øre. What is given to no fund is off by type.</summary>
    /// <param name="kontoplan">Says what accounts mean, and which fund an account is of.</param>
    public static Dictionary<Fondskode, Int128> Rester(List<Postering> rader, Kommunekontoplan kontoplan)
    {
        Dictionary<Fondskode, Int128>? rester = null;
        foreach (var rad in rader)
        {
            var d = rad.Dimensjon.Egne is null ? rad.Dimensjon : rad.Dimensjon.MedBetydning(kontoplan);
            if (d.Kontoklasse == Kontoklasse.Balanse ? Fondstyper.ErFondskapittel(d.Kapittel) : Fondstyper.ErFondsart(d.Art))
            {
                var fond = d.Fond.ErTom ? Ufordeltefond.For(d.Kontoklasse, d.Art, d.Kapittel) : d.Fond;
                rester ??= [];
                rester[fond] = rester.GetValueOrDefault(fond) + rad.Beloep.Oere;
            }
        }

        return rester ?? Ingen;
    }
}
