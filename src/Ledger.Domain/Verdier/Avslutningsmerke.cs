namespace Ledger.Domain.Verdier;

/// <summary>
/// Marks a row of the year-end closing, so that §§ 5-9 and the disposition table can tell budgeted dispositions from those of the closing.
/// </summary>
public enum Avslutningsmerke : byte
{
    /// <summary>An ordinary row.</summary>
    Ingen = 0,

    /// <summary>A struck disposition, or its counterpart in the balance (§§ 4-2, 4-3, 4-5, 4-6).</summary>
    Strykning = 1,

    /// <summary>A disposition that the closing makes of the year's own result: avsetning, bruk, dekning or fremføring (§§ 4-2, 4-3, 4-5, 4-6).</summary>
    Avslutning = 2,

    /// <summary>Disposisjonsfond used to cover earlier years' merforbruk (§ 4-4).</summary>
    Inndekning = 3,
}

/// <summary>The names of <see cref="Avslutningsmerke"/> in JSON and CSV; an ordinary row has none.</summary>
public static class Avslutningsmerker
{
    public static string Navn(this Avslutningsmerke merke) => merke switch
    {
        Avslutningsmerke.Strykning => "strykning",
        Avslutningsmerke.Avslutning => "avslutning",
        Avslutningsmerke.Inndekning => "inndekning",
        _ => "",
    };

    public static bool TryParse(ReadOnlySpan<char> text, out Avslutningsmerke merke)
    {
        merke = text switch
        {
            "" => Avslutningsmerke.Ingen,
            "strykning" => Avslutningsmerke.Strykning,
            "avslutning" => Avslutningsmerke.Avslutning,
            "inndekning" => Avslutningsmerke.Inndekning,
            _ => (Avslutningsmerke)byte.MaxValue,
        };
        return merke != (Avslutningsmerke)byte.MaxValue;
    }
}
