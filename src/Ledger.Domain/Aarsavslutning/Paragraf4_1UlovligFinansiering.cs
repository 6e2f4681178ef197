using Ledger.Domain.Verdier;
using static Ledger.Domain.Aarsavslutning.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-1 third paragraph: before the closing, strike a) the transfer from drift as far as løpende inntekter would otherwise be set aside to an
/// investment fund (kommuneloven § 14-9), and b) bruk av lån as far as loans would otherwise finance what they may not (§§ 14-15 to 14-17).
/// </summary>
/// <remarks>
/// a) Løpende inntekter are seen to reach a fund when avsetning to ubundet investeringsfond is more than the incomes of investering and the use of
/// such funds together could have paid. What § 4-5 will strike of the avsetning for an udekket beløp is not counted, and an udisponert beløp is
/// disposed of by § 4-6 first, so that no more of the transfer is struck than needed. b) The limit is <see cref="Avslutningsvalg.LovligBrukAvLaan"/>, or what the accounts tell.
/// </remarks>
internal static class Paragraf4_1UlovligFinansiering
{
    public static void Stryk(Avslutningsloep loep)
    {
        StrykOverfoering(loep);
        StrykLaan(loep);
    }

    private static void StrykOverfoering(Avslutningsloep loep)
    {
        var resultat = loep.Investering;
        if (resultat > default(Beloep))
        {
            return;
        }

        var avsatt = loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.Avsetning) + resultat;
        var lovlig = Beloep.Max(loep.Grunnlag.Investeringsinntekter, default) + Beloep.Max(loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.Bruk), default);
        loep.Stryk("§ 4-1 tredje ledd bokstav a", Avslutningsloep.FraDrift, avsatt - lovlig, struck =>
            $"Overføring fra drift strykes med {Kr(struck)}, ellers ville løpende inntekter bli avsatt til investeringsfond.");
    }

    private static void StrykLaan(Avslutningsloep loep)
    {
        if ((loep.Valg.LovligBrukAvLaan ?? loep.Grunnlag.Laanefinansierbart) is not { } lovlig)
        {
            return;
        }

        var brukt = Beloep.Sum(Paragraf4_6Udisponert.Laan(loep).Select(n => loep.Hent(n).Sum));
        var rest = brukt - lovlig;
        foreach (var n in Paragraf4_6Udisponert.Laan(loep))
        {
            rest -= loep.Stryk("§ 4-1 tredje ledd bokstav b", n, rest, struck =>
                $"{Avslutningsvarsler.Stor(n)} strykes med {Kr(struck)}; bare {Kr(lovlig)} av utgiftene kan finansieres med lån.");
        }
    }
}
