using System.Globalization;

namespace Ledger.Domain.Kjede;

/// <summary>How times and dates are written in the hashed forms, extracts and stores.</summary>
public static class Kanonisk
{
    /// <summary>What an extract says that it is.</summary>
    public const string Uttrekk = "ledger2";

    /// <summary>What an extract said when there were entries of <see cref="Kjedeform.Ledger1"/> only. Auditors have kept them.</summary>
    public const string TidligereUttrekk = "ledger1";

    /// <summary>The form of a time: UTC with milliseconds.</summary>
    public const string Tidsformat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Tid(DateTimeOffset tidspunkt) => tidspunkt.UtcDateTime.ToString(Tidsformat, CultureInfo.InvariantCulture);

    public static string Dato(DateOnly dato) => dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
