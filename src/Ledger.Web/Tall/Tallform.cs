using System.Globalization;

namespace Ledger.Web.Tall;

/// <summary>
/// Numbers as Norwegian readers write them (Språkrådet): decimal comma, a space that does not break between thousands and before %, a real minus.
/// The process runs without cultures, so the form is our own.
/// </summary>
/// <remarks>
/// Amounts are rounded here, once, from øre: 44 548 000 kr is 44,5 mill., where 44,55 mill. rounded again would be 44,6.
/// </remarks>
public static class Tallform
{
    /// <summary>U+00A0.</summary>
    public const char Mellomrom = '\u00a0';

    /// <summary>What stands where there is no value.</summary>
    public const string Ingen = "–";

    private const decimal StoersteProsent = 999.9m;

    private static readonly NumberFormatInfo Norsk = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = Mellomrom.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = "\u2212",
        NumberNegativePattern = 1,
    };

    /// <summary>An amount in a unit, rounded half away from zero; mill. with one decimal, kroner with two only when there are øre.</summary>
    public static decimal Avrund(decimal beloep, Beloepsenhet enhet) => enhet switch
    {
        Beloepsenhet.Mill => decimal.Round(beloep / 1_000_000m, 1, MidpointRounding.AwayFromZero),
        Beloepsenhet.Tusen => decimal.Round(beloep / 1_000m, 0, MidpointRounding.AwayFromZero),
        _ => beloep,
    };

    /// <summary>An amount. What rounds to zero has no sign.</summary>
    public static string Skriv(decimal beloep, Beloepsenhet enhet) => Skriv(Avrund(beloep, enhet), Desimaler(beloep, enhet), medPluss: false);

    /// <summary>A deviation: with plus before what is better.</summary>
    public static string Avvik(decimal avvik, Beloepsenhet enhet) => Skriv(Avrund(avvik, enhet), Desimaler(avvik, enhet), medPluss: true);

    /// <summary>Whether an amount is shown as zero.</summary>
    public static bool VisesSomNull(decimal beloep, Beloepsenhet enhet) => Avrund(beloep, enhet) == 0m;

    /// <summary>Kroner and øre, always both: the exact amount.</summary>
    public static string Eksakt(decimal beloep) => Skriv(beloep, 2, medPluss: false) + Mellomrom + "kr";

    /// <summary>A percentage of one decimal; beyond a thousand it says only that.</summary>
    public static string Prosent(decimal? prosent, bool medPluss = false) => prosent switch
    {
        null => Ingen,
        > StoersteProsent => $">{Mellomrom}1{Mellomrom}000{Mellomrom}%",
        < -StoersteProsent => $"<{Mellomrom}\u22121{Mellomrom}000{Mellomrom}%",
        { } p => Skriv(p, 1, medPluss) + Mellomrom + "%",
    };

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Skriv(decimal tall, int desimaler, bool medPluss)
    {
        var avrundet = decimal.Round(tall, desimaler, MidpointRounding.AwayFromZero);
        var tekst = (avrundet == 0m ? 0m : avrundet).ToString("N" + desimaler.ToString(CultureInfo.InvariantCulture), Norsk);
        return medPluss && avrundet > 0m ? "+" + tekst : tekst;
    }

    /// <summary>A whole number.</summary>
    public static string Antall(long antall) => antall.ToString("N0", Norsk);

    private static int Desimaler(decimal beloep, Beloepsenhet enhet) => enhet switch
    {
        Beloepsenhet.Mill => 1,
        Beloepsenhet.Kr when beloep % 1m != 0m => 2,
        _ => 0,
    };
}
