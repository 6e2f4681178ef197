using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-4: if the balance still shows earlier years' merforbruk after §§ 4-2 and 4-3, it is covered by disposisjonsfond that is available and not
/// shielded. The use (940) and the cover (530) leave the result of the year as it is.
/// </summary>
internal static class Paragraf4_4TidligereMerforbruk
{
    private const string Hjemmel = "§ 4-4";

    public static void Dekk(Avslutningsloep loep)
    {
        var rest = loep.RestTidligereMerforbruk;
        var brukt = loep.BrukDisposisjonsfond(Hjemmel, rest, Avslutningsmerke.Inndekning, (fond, beloep) =>
            $"Balansen viser {Kr(rest)} i merforbruk fra tidligere år; {Kr(beloep)} av disposisjonsfond {fond} brukes til inndekning.");
        loep.Foer(
            Hjemmel, Avslutningsloep.DekningMerforbruk, brukt, Avslutningsmerke.Inndekning,
            $"Tidligere års merforbruk dekkes inn med {Kr(brukt)} av disposisjonsfond.");
    }
}
