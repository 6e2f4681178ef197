using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>An amount parted equally on years. Each part is the difference of two rounded sums, so that the parts sum to the amount.</summary>
public static class Likedeling
{
    /// <param name="nummer">Which part, from 1; parts outside the years are 0.</param>
    public static Beloep Del(Beloep beloep, int aar, int nummer) =>
        nummer < 1 || nummer > aar ? Beloep.Null : Til(beloep, aar, nummer) - Til(beloep, aar, nummer - 1);

    /// <summary>The sum of the first parts.</summary>
    public static Beloep Til(Beloep beloep, int aar, int nummer) => nummer <= 0 ? Beloep.Null : nummer >= aar ? beloep
        : Beloep.FraOere((Int128)decimal.Round((decimal)beloep.SumOere * nummer / aar, 0, MidpointRounding.AwayFromZero));
}
