namespace Ledger.Domain.Verdier;

/// <summary>Which of a municipality's accounts a row belongs to. The first three values are KOSTRA's kontoklasse for kommunekassen.</summary>
public enum Kontoklasse : byte
{
    Investering = 0,
    Drift = 1,
    Balanse = 2,

    /// <summary>The row has an account of the municipality's own chart, and the chart says the rest when a report is made.</summary>
    EtterKonto = 3,
}

/// <summary>The names of <see cref="Kontoklasse"/> in JSON and CSV; a row that leaves it to its account has none.</summary>
public static class Kontoklasser
{
    public static string Navn(this Kontoklasse kontoklasse) => kontoklasse switch
    {
        Kontoklasse.Investering => "investering",
        Kontoklasse.Drift => "drift",
        Kontoklasse.Balanse => "balanse",
        _ => "",
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
