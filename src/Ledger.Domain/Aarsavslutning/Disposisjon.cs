using System.Collections.Frozen;
using Ledger.Domain.Fond;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Aarsavslutning;

/// <summary>Which disposition: an art of drift or investering, and for arts 540 and 940 the fund.</summary>
public readonly record struct Disposisjonsnoekkel(Kontoklasse Kontoklasse, Art Art, Fondskode Fond = default) : IComparable<Disposisjonsnoekkel>
{
    /// <summary>True when the disposition brings money to the account (940, 950, 970, 910–912, 980); false when it takes money (530, 540, 550, 570).</summary>
    public bool ErKilde => Art.Nummer >= 600;

    /// <summary>Drift before investering, then by art and fund.</summary>
    public int CompareTo(Disposisjonsnoekkel other)
    {
        var order = -Kontoklasse.CompareTo(other.Kontoklasse);
        order = order != 0 ? order : Art.CompareTo(other.Art);
        return order != 0 ? order : Fond.CompareTo(other.Fond);
    }

    public static bool operator <(Disposisjonsnoekkel left, Disposisjonsnoekkel right) => left.CompareTo(right) < 0;

    public static bool operator >(Disposisjonsnoekkel left, Disposisjonsnoekkel right) => left.CompareTo(right) > 0;

    public static bool operator <=(Disposisjonsnoekkel left, Disposisjonsnoekkel right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Disposisjonsnoekkel left, Disposisjonsnoekkel right) => left.CompareTo(right) >= 0;

    /// <summary>The disposition in Norwegian, e.g. «avsetning til disposisjonsfond DISP».</summary>
    public override string ToString() => Fond.ErTom ? Disposisjonsarter.Navn(this) : $"{Disposisjonsarter.Navn(this)} {Fond}";
}

/// <summary>
/// A disposition of the year. Kroner; each amount is positive when the disposition is made, whatever its sign in the ledger.
/// </summary>
/// <param name="Budsjettert">Revidert budsjett.</param>
/// <param name="Bokfoert">Booked without a closing mark: in accordance with budget and delegated powers (§ 4-1 first paragraph).</param>
/// <param name="Struket">Struck by a closing (§§ 4-1 third paragraph, 4-2, 4-3, 4-5, 4-6).</param>
/// <param name="Avslutning">Made by a closing of the year's own result (§§ 4-2, 4-3, 4-5, 4-6).</param>
/// <param name="Inndekning">Made by a closing to cover earlier years' merforbruk (§ 4-4).</param>
public sealed record Disposisjon(
    Beloep Budsjettert = default, Beloep Bokfoert = default, Beloep Struket = default, Beloep Avslutning = default, Beloep Inndekning = default)
{
    internal static readonly Disposisjon Ingen = new();

    /// <summary>What the accounts show.</summary>
    public Beloep Sum => Bokfoert - Struket + Avslutning + Inndekning;

    /// <summary>What is left to strike.</summary>
    public Beloep Strykbar => Beloep.Max(Bokfoert - Struket, default);

    internal bool ErAvsluttet => !Struket.ErNull || !Avslutning.ErNull || !Inndekning.ErNull;

    /// <summary>The disposition after a change in the direction it is made.</summary>
    internal Disposisjon Endret(Beloep endring, Avslutningsmerke merke) => merke switch
    {
        Avslutningsmerke.Strykning => this with { Struket = Struket - endring },
        Avslutningsmerke.Avslutning => this with { Avslutning = Avslutning + endring },
        Avslutningsmerke.Inndekning => this with { Inndekning = Inndekning + endring },
        _ => this with { Bokfoert = Bokfoert + endring },
    };
}

/// <summary>The arts of chapter 4.</summary>
public static class Disposisjonsarter
{
    public static readonly Art Dekning = Art.Parse("530");
    public static readonly Art Avsetning = Fondstyper.AvsetningUbundet;
    public static readonly Art AvsetningBundet = Fondstyper.AvsetningBundet;
    public static readonly Art OverfoeringTilInvestering = Art.Parse("570");
    public static readonly Art BrukAvLaan = Art.Parse("910");
    public static readonly Art BrukAvKonserninterneLaan = Art.Parse("911");
    public static readonly Art BrukAvLaanTilVidereutlaan = Art.Parse("912");
    public static readonly Art Bruk = Fondstyper.BrukUbundet;
    public static readonly Art BrukBundet = Fondstyper.BrukBundet;
    public static readonly Art OverfoeringFraDrift = Art.Parse("970");
    public static readonly Art Fremfoert = Art.Parse("980");

    private static readonly FrozenSet<Art> IDrift = new[]
    {
        Dekning, Avsetning, AvsetningBundet, OverfoeringTilInvestering, Bruk, BrukBundet, Fremfoert,
    }.ToFrozenSet();

    private static readonly FrozenSet<Art> IInvestering = new[]
    {
        Dekning, Avsetning, AvsetningBundet, BrukAvLaan, BrukAvKonserninterneLaan, BrukAvLaanTilVidereutlaan, Bruk, BrukBundet, OverfoeringFraDrift, Fremfoert,
    }.ToFrozenSet();

    /// <summary>True when an art disposes of the account's result.</summary>
    public static bool Har(Kontoklasse kontoklasse, Art art) => kontoklasse switch
    {
        Kontoklasse.Drift => IDrift.Contains(art),
        Kontoklasse.Investering => IInvestering.Contains(art),
        _ => false,
    };

    /// <summary>
    /// True when § 4-1 books the disposition as budgeted: not bundne fond, which follow law and agreement (kommuneloven § 14-10 fourth paragraph),
    /// nor what is carried forward.
    /// </summary>
    public static bool ErBudsjettstyrt(Art art) => art != AvsetningBundet && art != BrukBundet && art != Fremfoert;

    public static bool ErLaan(Art art) => art == BrukAvLaan || art == BrukAvKonserninterneLaan || art == BrukAvLaanTilVidereutlaan;

    internal static string Navn(Disposisjonsnoekkel n) => (n.Kontoklasse, n.Art.Nummer) switch
    {
        (Kontoklasse.Drift, 530) => "dekning av tidligere års merforbruk",
        (_, 530) => "dekning av tidligere års udekket beløp",
        (Kontoklasse.Drift, 540) => "avsetning til disposisjonsfond",
        (_, 540) => "avsetning til ubundet investeringsfond",
        (Kontoklasse.Drift, 550) => "avsetning til bundet driftsfond",
        (_, 550) => "avsetning til bundet investeringsfond",
        (_, 570) => "overføring til investering",
        (_, 910) => "bruk av lån",
        (_, 911) => "bruk av konserninterne lån",
        (_, 912) => "bruk av lån til videreutlån",
        (Kontoklasse.Drift, 940) => "bruk av disposisjonsfond",
        (_, 940) => "bruk av ubundet investeringsfond",
        (Kontoklasse.Drift, 950) => "bruk av bundet driftsfond",
        (_, 950) => "bruk av bundet investeringsfond",
        (_, 970) => "overføring fra drift",
        (Kontoklasse.Drift, 980) => "fremføring av merforbruk",
        (_, 980) => "fremføring av udekket beløp",
        _ => $"art {n.Art}",
    };
}
