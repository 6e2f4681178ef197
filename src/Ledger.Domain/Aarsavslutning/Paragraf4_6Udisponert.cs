using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-6: an udisponert beløp in investering is reduced as far as possible by striking a) bruk av lån, b) overføring fra drift that is not reserved,
/// and c) bruk av ubundet investeringsfond; the rest is set aside to ubundet investeringsfond.
/// </summary>
internal static class Paragraf4_6Udisponert
{
    public static void Disponer(Avslutningsloep loep)
    {
        foreach (var ledd in loep.Valg.Udisponertrekkefoelge.Union(Enum.GetValues<Udisponertledd>()))
        {
            switch (ledd)
            {
                case Udisponertledd.BrukAvLaan:
                    Stryk(loep, "§ 4-6 første ledd bokstav a", Laan(loep));
                    break;
                case Udisponertledd.OverfoeringFraDrift:
                    Stryk(loep, "§ 4-6 første ledd bokstav b", [Avslutningsloep.FraDrift]);
                    break;
                case Udisponertledd.BrukAvUbundetInvesteringsfond:
                default:
                    Stryk(
                        loep, "§ 4-6 første ledd bokstav c",
                        loep.Fondene(
                            Kontoklasse.Investering, Disposisjonsarter.Bruk,
                            loep.Valg.Investeringsfondrekkefoelge).Select(f => new Disposisjonsnoekkel(Kontoklasse.Investering, Disposisjonsarter.Bruk, f)));
                    break;
            }
        }

        var rest = Udisponert(loep);
        if (!rest.ErNull)
        {
            Kommuneloven14_10MottatteAvdrag.KrevFond(loep, rest);
            var fond = loep.Maalfond(loep.Valg.UbundetInvesteringsfond, Fondstype.UbundetInvesteringsfond, "ubundetInvesteringsfond");
            loep.Foer(
                "§ 4-6 andre ledd", new Disposisjonsnoekkel(Kontoklasse.Investering, Disposisjonsarter.Avsetning, fond), rest, Avslutningsmerke.Avslutning,
                $"Resten av det udisponerte, {Kr(rest)}, avsettes til ubundet investeringsfond {fond}.");
        }
    }

    /// <summary>The kinds of loans in the chosen order.</summary>
    internal static IReadOnlyList<Disposisjonsnoekkel> Laan(Avslutningsloep loep) =>
    [
        .. loep.Valg.Laanerekkefoelge.Union(
            [Disposisjonsarter.BrukAvLaan, Disposisjonsarter.BrukAvKonserninterneLaan, Disposisjonsarter.BrukAvLaanTilVidereutlaan])
            .Select(art => new Disposisjonsnoekkel(Kontoklasse.Investering, art)),
    ];

    private static void Stryk(Avslutningsloep loep, string hjemmel, IEnumerable<Disposisjonsnoekkel> disposisjoner)
    {
        foreach (var n in disposisjoner)
        {
            var foer = Udisponert(loep);
            loep.Stryk(hjemmel, n, foer, struck => $"Udisponert beløp er {Kr(foer)}; {n} strykes med {Kr(struck)}.");
        }
    }

    private static Beloep Udisponert(Avslutningsloep loep) => Beloep.Max(loep.Investering, default);
}
