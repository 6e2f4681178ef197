using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>Amounts in Norwegian sentences.</summary>
public static class Kronetekst
{
    private static readonly NumberFormatInfo Norsk = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u00a0", NegativeSign = "−" };

    /// <summary>E.g. «1 234,50 kr», with spaces that do not break.</summary>
    public static string Kr(Beloep beloep) => beloep.Kroner.ToString("N2", Norsk) + "\u00a0kr";
}
