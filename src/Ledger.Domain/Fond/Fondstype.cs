using Ledger.Domain.Verdier;

namespace Ledger.Domain.Fond;

/// <summary>The four kinds of funds (budsjett- og regnskapsforskriften § 5-8, C.I and C.II).</summary>
public enum Fondstype : byte
{
    Disposisjonsfond = 1,
    BundetDriftsfond = 2,
    UbundetInvesteringsfond = 3,
    BundetInvesteringsfond = 4,
}

/// <summary>Names, balance chapters and lawful arts of <see cref="Fondstype"/>.</summary>
public static class Fondstyper
{
    public static readonly Art AvsetningUbundet = Art.Parse("540");
    public static readonly Art AvsetningBundet = Art.Parse("550");
    public static readonly Art BrukUbundet = Art.Parse("940");
    public static readonly Art BrukBundet = Art.Parse("950");

    private static readonly Kapittel Kap51 = Verdier.Kapittel.Parse("51");
    private static readonly Kapittel Kap53 = Verdier.Kapittel.Parse("53");
    private static readonly Kapittel Kap55 = Verdier.Kapittel.Parse("55");
    private static readonly Kapittel Kap56 = Verdier.Kapittel.Parse("56");

    public static string Navn(this Fondstype type) => type switch
    {
        Fondstype.Disposisjonsfond => "disposisjonsfond",
        Fondstype.BundetDriftsfond => "bundetDriftsfond",
        Fondstype.UbundetInvesteringsfond => "ubundetInvesteringsfond",
        _ => "bundetInvesteringsfond",
    };

    public static bool TryParse(string? text, out Fondstype type)
    {
        type = text switch
        {
            "disposisjonsfond" => Fondstype.Disposisjonsfond,
            "bundetDriftsfond" => Fondstype.BundetDriftsfond,
            "ubundetInvesteringsfond" => Fondstype.UbundetInvesteringsfond,
            "bundetInvesteringsfond" => Fondstype.BundetInvesteringsfond,
            _ => 0,
        };
        return type != 0;
    }

    /// <summary>The balance chapter that a fund of this type stands in.</summary>
    public static Kapittel Kapittel(this Fondstype type) => type switch
    {
        Fondstype.Disposisjonsfond => Kap56,
        Fondstype.BundetDriftsfond => Kap51,
        Fondstype.UbundetInvesteringsfond => Kap53,
        _ => Kap55,
    };

    public static bool ErBundet(this Fondstype type) => type is Fondstype.BundetDriftsfond or Fondstype.BundetInvesteringsfond;

    /// <summary>The accounts that a fund of this type moves through; disposisjonsfond may serve both (§ 4-1).</summary>
    public static bool KanBrukesI(this Fondstype type, Kontoklasse kontoklasse) => type switch
    {
        Fondstype.Disposisjonsfond => kontoklasse is Kontoklasse.Drift or Kontoklasse.Investering,
        Fondstype.BundetDriftsfond => kontoklasse == Kontoklasse.Drift,
        _ => kontoklasse == Kontoklasse.Investering,
    };

    /// <summary>True for arts 540, 550, 940 and 950: the only ones through which a fund moves.</summary>
    public static bool ErFondsart(Art art) => art == AvsetningUbundet || art == AvsetningBundet || art == BrukUbundet || art == BrukBundet;

    /// <summary>True for chapters 51, 53, 55 and 56.</summary>
    public static bool ErFondskapittel(Kapittel kapittel) => kapittel == Kap51 || kapittel == Kap53 || kapittel == Kap55 || kapittel == Kap56;
}
