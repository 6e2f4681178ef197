using System.Globalization;

namespace Ledger.Domain.Hovedbok;

/// <summary>A bilag by its year and number.</summary>
public readonly record struct Bilagssted(int Aar, int Bilagsnummer)
{
    /// <summary>Written <c>2025/417</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Aar}/{Bilagsnummer}");

    public static bool TryParse(string? tekst, out Bilagssted sted)
    {
        sted = default;
        if (tekst?.Split('/') is not [var aar, var nummer] || !int.TryParse(aar, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
            || !int.TryParse(nummer, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return false;
        }

        sted = new Bilagssted(a, n);
        return true;
    }
}

/// <summary>
/// What a bilag corrects (bokføringsforskriften § 5-12: the two refer to each other). An error of an earlier year is corrected in the year that it
/// is found, and told in note § 5-10 letter c.
/// </summary>
/// <param name="Korrigerer">The bilag with the error; null when it is no single one.</param>
/// <param name="TidligereAarsFeil">The error is of an earlier year.</param>
/// <param name="Begrunnelse">There when it is.</param>
public sealed record Korreksjon(Bilagssted? Korrigerer, bool TidligereAarsFeil, string? Begrunnelse);
