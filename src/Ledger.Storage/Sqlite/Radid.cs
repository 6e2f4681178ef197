using Ledger.Domain.Hovedbok;

namespace Ledger.Storage.Sqlite;

/// <summary>
/// How a row's position is one integer: the sequence number of its entry above 17 bits of line. A table by such an id is in chain order, new rows
/// go to its end, and a row's entry is found by a shift. The statements under <c>db/sqlite/regnskap</c> know the same layout; nothing else does.
/// </summary>
internal static class Radid
{
    private const int Linjebiter = 17;
    private const long Linjemaske = (1L << Linjebiter) - 1;

    /// <summary>46 bits: an id is a positive 64-bit integer.</summary>
    public const long StoersteSekvens = (1L << (63 - Linjebiter)) - 1;

    static Radid()
    {
        if (Bilag.StoersteAntallRader > Linjemaske)
        {
            throw new InvalidOperationException($"A bilag may have {Bilag.StoersteAntallRader} rows, but there is room for {Linjemaske} lines.");
        }
    }

    public static long Av(long sekvens, int linje) => (sekvens << Linjebiter) | (uint)linje;

    public static long Av(Posisjon posisjon) => Av(posisjon.Sekvens, posisjon.Linje);

    public static Posisjon Posisjon(long id) => Domain.Hovedbok.Posisjon.Fra(id >> Linjebiter, (int)(id & Linjemaske));
}
