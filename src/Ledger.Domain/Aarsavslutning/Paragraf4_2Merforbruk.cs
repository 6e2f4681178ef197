using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-2: a merforbruk in drift is reduced as far as possible by striking a) overføring til investering, b) avsetning til disposisjonsfond and,
/// when these are spent, c) dekning of earlier years' merforbruk; then by using disposisjonsfond that next year's budget does not need; the rest is
/// carried forward.
/// </summary>
internal static class Paragraf4_2Merforbruk
{
    public static void Reduser(Avslutningsloep loep)
    {
        foreach (var ledd in loep.Valg.Merforbruksrekkefoelge.Union(Enum.GetValues<Merforbruksledd>()))
        {
            if (ledd == Merforbruksledd.OverfoeringTilInvestering)
            {
                Stryk(loep, "§ 4-2 første ledd bokstav a", Avslutningsloep.TilInvestering);
            }
            else
            {
                foreach (var fond in loep.Fondene(Kontoklasse.Drift, Disposisjonsarter.Avsetning, loep.Valg.StrykningAvAvsetning))
                {
                    Stryk(loep, "§ 4-2 første ledd bokstav b", new Disposisjonsnoekkel(Kontoklasse.Drift, Disposisjonsarter.Avsetning, fond));
                }
            }
        }

        Stryk(loep, "§ 4-2 første ledd bokstav c", Avslutningsloep.DekningMerforbruk);
        loep.BrukDisposisjonsfond("§ 4-2 andre ledd", Merforbruk(loep), Avslutningsmerke.Avslutning, (fond, brukt) =>
            $"Etter strykningene er merforbruket {Kr(Merforbruk(loep))}; {Kr(brukt)} dekkes av disposisjonsfond {fond}.");
        var rest = Merforbruk(loep);
        loep.Foer(
            "§ 4-2 andre ledd", Avslutningsloep.Merforbruk, rest, Avslutningsmerke.Avslutning,
            $"Merforbruket på {Kr(rest)} kan ikke dekkes og fremføres til inndekning i senere år.");
    }

    private static void Stryk(Avslutningsloep loep, string hjemmel, Disposisjonsnoekkel n)
    {
        var foer = Merforbruk(loep);
        loep.Stryk(hjemmel, n, foer, struck => $"Merforbruket er {Kr(foer)}; {n} strykes med {Kr(struck)}.");
    }

    private static Beloep Merforbruk(Avslutningsloep loep) => Beloep.Max(-loep.Drift, default);
}
