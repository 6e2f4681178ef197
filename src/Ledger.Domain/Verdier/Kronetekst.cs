using System.Globalization;

namespace Ledger.Domain.Verdier;

/// <summary>Amounts in Norwegian sentences.</summary>
public static class Kronetekst
{
    /// <summary>Numbers. By hand, since the verifier runs without the system's cultures.</summary>
    public static readonly NumberFormatInfo Norsk = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u00a0", NegativeSign = "−" };

    /// <summary>E.g. «1 234,50 kr», with spaces that do not break.</summary>
    public static string Kr(Beloep beloep) => Kr(beloep.Kroner);

    /// <summary>The same of kroner that were computed, and may have more decimals than øre.</summary>
    public static string Kr(decimal kroner) => kroner.ToString("N2", Norsk) + "\u00a0kr";
}
