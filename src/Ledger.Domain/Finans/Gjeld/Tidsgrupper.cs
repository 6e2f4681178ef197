namespace Ledger.Domain.Finans.Gjeld;

/// <summary>Groups of time from a date, by calendar years: an amount lies in the first group whose end it does not pass.</summary>
public sealed class Tidsgrupper((string Kode, int? Aar)[] grupper)
{
    /// <summary>Of rates: to the next reset.</summary>
    public static readonly Tidsgrupper Bindinger = new([("inntil1", 1), ("1-3", 3), ("3-5", 5), ("over5", null)]);

    /// <summary>Of loans: to the last day.</summary>
    public static readonly Tidsgrupper Forfall = new([("inntil1", 1), ("1-5", 5), ("5-10", 10), ("over10", null)]);

    /// <summary>Each group with its sum, also those that are empty. A group is unknown when an amount in it is.</summary>
    public IEnumerable<(string Kode, decimal? Beloep)> Del(DateOnly dato, IEnumerable<(DateOnly Til, decimal? Beloep)> stykker)
    {
        var sum = new decimal?[grupper.Length];
        Array.Fill(sum, 0m);
        foreach (var (til, beloep) in stykker)
        {
            sum[Array.FindIndex(grupper, g => g.Aar is not { } aar || til <= dato.AddYears(aar))] += beloep;
        }

        return grupper.Select((g, i) => (g.Kode, sum[i]));
    }
}
