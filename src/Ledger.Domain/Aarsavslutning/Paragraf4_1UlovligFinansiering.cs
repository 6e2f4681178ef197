using Ledger.Domain.Verdier;
using static Ledger.Domain.Verdier.Kronetekst;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>
/// § 4-1 third paragraph: before the closing, strike a) the transfer from drift as far as løpende inntekter would otherwise be set aside to an
/// investment fund (kommuneloven § 14-9), and b) bruk av lån as far as loans would otherwise finance what they may not (§§ 14-15 to 14-17).
/// </summary>
/// <remarks>
/// a) Løpende inntekter are seen to reach a fund when avsetning to ubundet investeringsfond is more than the incomes of investering and the use of
/// such funds together could have paid. What § 4-5 will strike of the avsetning for an udekket beløp is not counted, and an udisponert beløp is
/// disposed of by § 4-6 first, so that no more of the transfer is struck than needed. Received avdrag on videreutlån are not an income that may be
/// set aside there (kommuneloven § 14-17). b) The limits are those of <see cref="Paragraf2_6Laan"/>, each purpose for itself, and
/// <see cref="Avslutningsvalg.LovligBrukAvLaan"/> for all loans together.
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
        var inntekter = loep.Grunnlag.Investeringsinntekter - loep.Grunnlag.Poster.MottatteAvdragVidereutlaan;
        var lovlig = Beloep.Max(inntekter, default) + Beloep.Max(loep.SumAv(Kontoklasse.Investering, Disposisjonsarter.Bruk), default);
        loep.Stryk("§ 4-1 tredje ledd bokstav a", Avslutningsloep.FraDrift, avsatt - lovlig, struck =>
            $"Overføring fra drift strykes med {Kr(struck)}, ellers ville løpende inntekter bli avsatt til investeringsfond.");
    }

    private static void StrykLaan(Avslutningsloep loep)
    {
        var laan = Paragraf4_6Udisponert.Laan(loep);
        foreach (var grense in Paragraf2_6Laan.Grenser(loep))
        {
            StrykLaan(loep, laan.Where(n => grense.Arter.Contains(n.Art)), grense.Over, grense.Grense, "utgiftene kan finansieres med slike lån");
        }

        if (loep.Valg.LovligBrukAvLaan is { } lovlig)
        {
            StrykLaan(loep, laan, Beloep.Sum(laan.Select(n => loep.Hent(n).Sum)) - lovlig, lovlig, "utgiftene kan finansieres med lån");
        }
    }

    private static void StrykLaan(Avslutningsloep loep, IEnumerable<Disposisjonsnoekkel> laan, Beloep rest, Beloep lovlig, string hva)
    {
        foreach (var n in laan)
        {
            rest -= loep.Stryk("§ 4-1 tredje ledd bokstav b", n, rest, struck => $"{Stor(n)} strykes med {Kr(struck)}; bare {Kr(lovlig)} av {hva}.");
        }
    }

    /// <summary>The disposition with a capital letter, to begin a sentence.</summary>
    private static string Stor(Disposisjonsnoekkel n)
    {
        var text = n.ToString();
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
