using Ledger.Domain.Utvikling;
using Ledger.Web.Tall;

namespace Ledger.Web.Deler;

/// <summary>What fixed prices are made with, in words. Years whose index is not checked against its source are marked.</summary>
internal static class Prisindekstekst
{
    public const string Merke = "*";

    /// <param name="aarene">Years whose index is known.</param>
    public static string Av(IEnumerable<int> aarene)
    {
        List<(int Aar, bool ErKontrollert)> alle = [.. aarene.Select(a => (a, Prisindeks.Kpi.ErKontrollert(a)))];
        return "Justert med konsumprisindeksen: "
            + string.Join(", ", alle.Select(
                a => $"{a.Aar}: {Tallform.Skriv(Prisindeks.Kpi.Verdi(a.Aar)!.Value, 1, medPluss: false)}{(a.ErKontrollert ? "" : Merke)}"))
            + (alle.TrueForAll(a => a.ErKontrollert) ? "." : $". {Merke} Indeksen for året er ikke kontrollert mot kilden.");
    }
}
