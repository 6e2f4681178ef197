using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>
/// Times as RFC 3339 writes them, and the same with the seconds, the time or the zone left out (then UTC). In no other form: 01/02/2026 is
/// January to some and February to others.
/// </summary>
public static class Tidsform
{
    private static readonly string[] Former = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    public static bool TryParse(string? tekst, out DateTimeOffset tid) => DateTimeOffset.TryParseExact(
        tekst?.ToUpperInvariant(), Former, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out tid);
}
