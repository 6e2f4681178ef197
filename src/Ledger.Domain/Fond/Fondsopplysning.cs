using Ledger.Domain.Verdier;

namespace Ledger.Domain.Fond;

/// <summary>A fund of a municipality.</summary>
/// <param name="Formaal">What the fund is for, in words.</param>
/// <param name="Formaalskode">A purpose that rules look at, one of <see cref="Fondsformaal"/>; null for none.</param>
public sealed record Fondsopplysning(Fondskode Kode, string Navn, Fondstype Type, string? Formaal, string? Formaalskode = null)
{
    /// <summary>The account of the municipality's chart that is this fund's; null when rows or the chart say it.</summary>
    public string? Konto { get; init; }
}

/// <summary>The purposes of funds that rules look at.</summary>
public static class Fondsformaal
{
    /// <summary>Received avdrag on loans that were lent on (kommuneloven §§ 14-10 fourth paragraph, 14-17); a bundet investeringsfond.</summary>
    public const string Videreutlaan = "videreutlaan";

    /// <summary>True for a code that a fund may have.</summary>
    public static bool ErKjent(string kode) => kode == Videreutlaan;
}
