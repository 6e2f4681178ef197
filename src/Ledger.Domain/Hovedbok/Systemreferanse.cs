using System.Globalization;

namespace Ledger.Domain.Hovedbok;

/// <summary>References of bilag that the service makes itself. Their prefix is refused from outside, so that they never meet a caller's.</summary>
/// <remarks>Older ledgers have references without the prefix (<c>tilbakefoering-1</c>, <c>aarsavslutning-9-1</c>); those stay as they are.</remarks>
public static class Systemreferanse
{
    public const string Prefiks = "ledger:";

    public const string Melding = $"Referanser som begynner med «{Prefiks}», er tjenestens egne.";

    public static string Tilbakefoering(int bilagsnummer) => Lag($"{Prefiks}tilbakefoering-{bilagsnummer}");

    /// <summary>Of a reversal in a later year than the bilag's own.</summary>
    public static string Tilbakefoering(Bilagssted sted) => Lag($"{Prefiks}tilbakefoering-{sted.Aar}-{sted.Bilagsnummer}");

    /// <summary>Of a bilag of the year-end closing.</summary>
    public static bool ErAarsavslutning(string referanse) => referanse.StartsWith($"{Prefiks}aarsavslutning-", StringComparison.Ordinal);

    /// <param name="versjon">The version that the closing makes.</param>
    /// <param name="nummer">From 1, among the closing's bilag.</param>
    public static string Aarsavslutning(long versjon, int nummer) => Lag($"{Prefiks}aarsavslutning-{versjon}-{nummer}");

    /// <param name="versjon">The version that the carry-over makes.</param>
    public static string InngaaendeBalanse(long versjon) => Lag($"{Prefiks}inngaaende-balanse-{versjon}");

    /// <summary>Whatever the case: what looks like the service's reference is not a caller's.</summary>
    public static bool ErReservert(string referanse) => referanse.StartsWith(Prefiks, StringComparison.OrdinalIgnoreCase);

    private static string Lag(FormattableString tekst) => tekst.ToString(CultureInfo.InvariantCulture);
}
