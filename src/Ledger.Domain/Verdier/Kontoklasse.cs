namespace Ledger.Domain.Verdier;

/// <summary>Which of a municipality's accounts a row belongs to. The values are KOSTRA's kontoklasse for kommunekassen.</summary>
public enum Kontoklasse : byte
{
    Investering = 0,
    Drift = 1,
    Balanse = 2,
}

/// <summary>The names of <see cref="Kontoklasse"/> in JSON and CSV.</summary>
public static class Kontoklasser
{
    public static string Navn(this Kontoklasse kontoklasse) => kontoklasse switch
    {
        Kontoklasse.Investering => "investering",
        Kontoklasse.Drift => "drift",
        _ => "balanse",
    };

    public static bool TryParse(ReadOnlySpan<char> text, out Kontoklasse kontoklasse)
    {
        kontoklasse = text switch
        {
            "drift" => Kontoklasse.Drift,
            "investering" => Kontoklasse.Investering,
            "balanse" => Kontoklasse.Balanse,
            _ => (Kontoklasse)byte.MaxValue,
        };
        return kontoklasse != (Kontoklasse)byte.MaxValue;
    }
}
