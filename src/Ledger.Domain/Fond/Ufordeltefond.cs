using Ledger.Domain.Verdier;

namespace Ledger.Domain.Fond;

/// <summary>
/// The funds that stand for what no row or account gives to a fund: one of each type. A source that has one account per fund chapter has only
/// these. They are told of and hinder nothing but what must choose a fund (§ 4-4).
/// </summary>
public static class Ufordeltefond
{
    private const string Prefiks = "ufordelt-";

    /// <summary>The four funds, by code. Their codes are reserved.</summary>
    public static readonly IReadOnlyDictionary<Fondskode, Fondsopplysning> Alle = new[]
    {
        Ufordelt(Fondstype.Disposisjonsfond, "disp", "Ufordelt disposisjonsfond"),
        Ufordelt(Fondstype.BundetDriftsfond, "bunddrift", "Ufordelt bundet driftsfond"),
        Ufordelt(Fondstype.UbundetInvesteringsfond, "ubundinv", "Ufordelt ubundet investeringsfond"),
        Ufordelt(Fondstype.BundetInvesteringsfond, "bundinv", "Ufordelt bundet investeringsfond"),
    }.ToDictionary(f => f.Kode);

    /// <summary>True for the code of one of the four, in whatever letters.</summary>
    public static bool ErReservert(string kode) => kode.StartsWith(Prefiks, StringComparison.OrdinalIgnoreCase);

    /// <summary>The fund that a row without one belongs to; empty when the row has nothing to do with funds.</summary>
    /// <remarks>
    /// In the balance the chapter says the type. In drift and investering the art says whether the fund is bound, and the kontoklasse the rest:
    /// disposisjonsfond moves through drift, and § 5-5 has lines for funds of investering only.
    /// </remarks>
    public static Fondskode For(Kontoklasse kontoklasse, Art art, Kapittel kapittel)
    {
        if (kontoklasse == Kontoklasse.Balanse ? !Fondstyper.ErFondskapittel(kapittel) : !Fondstyper.ErFondsart(art))
        {
            return default;
        }

        foreach (var fond in Alle.Values)
        {
            if (kontoklasse == Kontoklasse.Balanse ? fond.Type.Kapittel() == kapittel : ErFor(fond.Type, kontoklasse, art))
            {
                return fond.Kode;
            }
        }

        return default;
    }

    private static bool ErFor(Fondstype type, Kontoklasse kontoklasse, Art art)
    {
        var bundet = art == Fondstyper.AvsetningBundet || art == Fondstyper.BrukBundet;
        return Fondstyper.ErFondsart(art) && bundet == type.ErBundet()
            && kontoklasse == (type is Fondstype.Disposisjonsfond or Fondstype.BundetDriftsfond ? Kontoklasse.Drift : Kontoklasse.Investering);
    }

    private static Fondsopplysning Ufordelt(Fondstype type, string kode, string navn) => new(Fondskode.Parse(Prefiks + kode), navn, type, null);
}
