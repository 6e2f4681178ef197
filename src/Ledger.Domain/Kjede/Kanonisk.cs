using System.Globalization;

namespace Ledger.Domain.Kjede;

/// <summary>How times and dates are written in the hashed forms, extracts and stores.</summary>
public static class Kanonisk
{
    /// <summary>The form of a time: UTC with milliseconds.</summary>
    public const string Tidsformat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Tid(DateTimeOffset tidspunkt) => tidspunkt.UtcDateTime.ToString(Tidsformat, CultureInfo.InvariantCulture);

    public static string Dato(DateOnly dato) => dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
