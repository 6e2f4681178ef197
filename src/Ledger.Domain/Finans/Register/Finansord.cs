using System.Diagnostics.CodeAnalysis;

namespace Ledger.Domain.Finans.Register;

/// <summary>The words of the finance register: the name of a value as it is sent and answered, in camel case.</summary>
public static class Finansord
{
    /// <summary>The words of a kind, in the order of the specification.</summary>
    public static IReadOnlyList<string> Alle<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => v.Ord())];

    public static string Ord<T>(this T verdi)
        where T : struct, Enum
    {
        var navn = verdi.ToString();
        return char.ToLowerInvariant(navn[0]) + navn[1..];
    }

    public static bool TryLes<T>([NotNullWhen(true)] string? ord, out T verdi)
        where T : struct, Enum
    {
        foreach (var v in Enum.GetValues<T>())
        {
            if (v.Ord() == ord)
            {
                verdi = v;
                return true;
            }
        }

        verdi = default;
        return false;
    }
}
