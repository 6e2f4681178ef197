using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Profiler;

/// <summary>What titles of a file say by themselves.</summary>
internal static partial class Profiltitler
{
    /// <summary>A title as it is compared: without blanks around it, and with letters that are written as two signs as one.</summary>
    public static string Tittel(string tekst) => Tekstregler.HarGyldigeTegn(tekst) ? tekst.Trim().Normalize() : tekst.Trim();

    /// <summary>Those of the titles that more than one column has, whatever their case.</summary>
    public static List<string> Dubletter(IEnumerable<string> titler, IReadOnlyList<string> alle) =>
        [.. titler.Where(t => alle.Count(a => a.Equals(t, StringComparison.OrdinalIgnoreCase)) > 1).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The titles as a message has them; a file may have a thousand.</summary>
    public static string Liste(IEnumerable<string> titler) => string.Join(", ", titler.Take(20).Select(t => $"«{t}»"));

    /// <summary>The year that a title of a period names; null when it names none.</summary>
    public static int? Aar(string tittel) =>
        Aarstall().Match(tittel) is { Success: true } helt ? int.Parse(helt.Value, CultureInfo.InvariantCulture)
        : Kortaar().Match(tittel) is { Success: true } kort ? 2000 + int.Parse(kort.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>«Jan/2026».</summary>
    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?!\d)")]
    private static partial Regex Aarstall();

    /// <summary>«jan.26»: two digits after letters, and not the number of the period.</summary>
    [GeneratedRegex(@"^(?:IB|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)\p{L}*[ ./'-]{1,2}(\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Kortaar();
}
