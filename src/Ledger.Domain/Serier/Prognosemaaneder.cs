using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>A forecast month by month: the accounts of the months that it knows, and the rest of the year as the budget of those months.</summary>
public static class Prognosemaaneder
{
    /// <summary>
    /// Whole øre; what is left over is December's, so that the months sum to the forecast. Months without a budget that sums to anything share evenly.
    /// </summary>
    /// <param name="prognose">The whole year.</param>
    /// <param name="regnskap">The accounts of months 1–12; only those through <paramref name="til"/> count.</param>
    /// <param name="budsjett">The periodised budget of months 1–12.</param>
    /// <param name="til">The last month with accounts, 1–12.</param>
    public static IReadOnlyList<Beloep> Fordel(Beloep prognose, IReadOnlyList<Beloep> regnskap, IReadOnlyList<Beloep> budsjett, int til)
    {
        var rest = prognose - Beloep.Sum(regnskap.Take(til));
        var nevner = Beloep.Sum(budsjett.Skip(til)).Kroner;
        var maaneder = regnskap.Take(til).ToList();
        for (var m = til; m < 12; m++)
        {
            var andel = nevner == 0 ? 1m / (12 - til) : budsjett[m].Kroner / nevner;
            maaneder.Add(Beloep.FraKroner(decimal.Round(rest.Kroner * andel, 2, MidpointRounding.AwayFromZero)));
        }

        maaneder[11] += prognose - Beloep.Sum(maaneder);
        return maaneder;
    }
}
