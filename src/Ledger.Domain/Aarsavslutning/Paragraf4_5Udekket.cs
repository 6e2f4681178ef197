using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-5: an udekket beløp in investering is reduced as far as possible by striking avsetning til ubundet investeringsfond; the rest is carried
/// forward to the investment budget of the year in which the accounts are presented.
/// </summary>
internal static class Paragraf4_5Udekket
{
    public static void Reduser(Avslutningsloep loep)
    {
        foreach (var fond in loep.Fondene(Kontoklasse.Investering, Disposisjonsarter.Avsetning, loep.Valg.Investeringsfondrekkefoelge))
        {
            var foer = Udekket(loep);
            var n = new Disposisjonsnoekkel(Kontoklasse.Investering, Disposisjonsarter.Avsetning, fond);
            loep.Stryk("§ 4-5 første ledd", n, foer, struck => $"Udekket beløp er {Kr(foer)}; {n} strykes med {Kr(struck)}.");
        }

        var rest = Udekket(loep);
        loep.Foer(
            "§ 4-5 andre ledd", Avslutningsloep.Udekket, rest, Avslutningsmerke.Avslutning,
            $"Udekket beløp på {Kr(rest)} fremføres og føres opp til dekning på investeringsbudsjettet.");
    }

    private static Beloep Udekket(Avslutningsloep loep) => Beloep.Max(-loep.Investering, default);
}
