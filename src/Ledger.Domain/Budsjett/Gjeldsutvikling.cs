using Ledger.Domain.Verdier;

namespace Ledger.Domain.Budsjett;

/// <summary>What a plan or budget has of a year's debt. Kroner, ledger sign.</summary>
/// <param name="Laanopptak">What the decision says that is taken up, positive; null when it does not say.</param>
/// <param name="BrukAvLaan">Arts 910–912: incomes.</param>
/// <param name="Avdrag">Arts 510–512 of drift and investering: expenses.</param>
/// <param name="AndreForpliktelser">Other long obligations at the end of the year, as a balance has them: negative. Null when the plan does not say.</param>
/// <param name="Driftsinntekter">Income is negative.</param>
public sealed record Gjeldsaar(
    int Aar, Beloep? Laanopptak, Beloep BrukAvLaan, Beloep Avdrag, Beloep? AndreForpliktelser, Beloep Driftsinntekter)
{
    /// <summary>What the year adds to the loans; repayments are positive in ledger sign and take from it.</summary>
    public Beloep Opptak => Laanopptak ?? -BrukAvLaan;

    public Beloep Endring => Opptak - Avdrag;

    /// <summary>What the year is taken from: the plan, the year's budget, or nothing.</summary>
    public string Kilde { get; init; } = "budsjett";
}

/// <summary>A year of the development of debt. Kroner; debt is positive.</summary>
public sealed record Gjeldslinje(
    int Aar, Beloep Inngaaende, Beloep Laanopptak, Beloep Avdrag, Beloep Utgaaende, Beloep? AndreForpliktelser, Beloep Driftsinntekter)
{
    /// <summary>Loans in percent of the year's operating income, one decimal; null where there is none.</summary>
    public decimal? Andel => Driftsinntekter.SumOere <= 0 ? null
        : decimal.Round(100 * Utgaaende.Kroner / Driftsinntekter.Kroner, 1, MidpointRounding.AwayFromZero);
}

/// <summary>The development of debt and other long obligations in the years of a plan (budsjett- og regnskapsforskriften § 5-7).</summary>
public static class Gjeldsutvikling
{
    /// <param name="laan">The loans of the last adopted balance: positive.</param>
    /// <param name="foer">The years between that balance and the first of the plan, by their budgets.</param>
    public static IReadOnlyList<Gjeldslinje> Beregn(Beloep laan, IEnumerable<Gjeldsaar> foer, IEnumerable<Gjeldsaar> planen)
    {
        var inngaaende = Beloep.Sum(foer.Select(a => a.Endring).Prepend(laan));
        var linjer = new List<Gjeldslinje>();
        foreach (var aar in planen)
        {
            var utgaaende = inngaaende + aar.Endring;
            linjer.Add(new(
                aar.Aar, inngaaende, aar.Opptak, aar.Avdrag, utgaaende, aar.AndreForpliktelser is { } andre ? -andre : null, -aar.Driftsinntekter));
            inngaaende = utgaaende;
        }

        return linjer;
    }
}
