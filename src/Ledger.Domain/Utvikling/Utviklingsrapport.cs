using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Utvikling;

/// <summary>A line of a statement year by year. Kroner, ledger sign; null where the ledger has none.</summary>
public sealed record Utviklingslinje(Linjedefinisjon Definisjon, IReadOnlyList<(int Aar, Beloep? Verdi)> Verdier);

/// <summary>Which amount of each year a trend is of.</summary>
public enum Utviklingstall
{
    Regnskap,
    OpprinneligBudsjett,
    RevidertBudsjett,
}

/// <summary>The names of <see cref="Utviklingstall"/> in parameters and answers.</summary>
public static class Utviklingstallnavn
{
    public static readonly IReadOnlyList<string> Alle = [.. Enum.GetValues<Utviklingstall>().Select(t => t.Navn())];

    public static string Navn(this Utviklingstall tall) => tall switch
    {
        Utviklingstall.OpprinneligBudsjett => "opprinneligBudsjett",
        Utviklingstall.RevidertBudsjett => "revidertBudsjett",
        _ => "regnskap",
    };
}

/// <summary>A statement over the years, in each year's kroner or in those of one year.</summary>
public static class Utviklingsrapport
{
    /// <param name="aar">The years in order, each with its saldo.</param>
    /// <param name="grunnlag">Of the last year: a trend compares like with like, so its organisation and funds hold for all.</param>
    /// <param name="post">The only line asked for; null for all.</param>
    /// <param name="basisaar">The year whose kroner the amounts are in, by the consumer price index; null for each year's own.</param>
    /// <param name="tall">Budgets are compared as accounts are; a year without a decision has none.</param>
    public static IReadOnlyList<Utviklingslinje> Beregn(
        Oppstillingsplan plan, IReadOnlyList<(Regnskapsaar Aar, Saldokube Kube)> aar, Oppstillingsgrunnlag grunnlag, string? post, int? basisaar,
        Utviklingstall tall = Utviklingstall.Regnskap)
    {
        var resultater = aar.ToDictionary(
            a => a.Aar.Aar,
            a => !Har(a.Kube, tall) ? null : Oppstillingsmotor.Beregn(plan, grunnlag with { Kube = a.Kube, Forrige = null }));

        // A year's own accounts; or for a balance whose year is not kept, the opening balance of the year after.
        Beloep? Verdi(int aaret, string navn)
        {
            var beloep = tall switch
            {
                Utviklingstall.OpprinneligBudsjett => resultater[aaret]?.Linje(navn).OpprinneligBudsjett,
                Utviklingstall.RevidertBudsjett => resultater[aaret]?.Linje(navn).RevidertBudsjett,
                _ => resultater[aaret]?.Linje(navn).Regnskap ?? resultater.GetValueOrDefault(aaret + 1)?.Linje(navn).RegnskapForrigeAar,
            };
            return beloep is { } b && basisaar is { } basis ? Prisindeks.Kpi.Regn(b, aaret, basis) : beloep;
        }

        return [.. plan.Definisjon.Linjer.Where(l => post is null || l.Post == post)
            .Select(l => new Utviklingslinje(l, [.. aar.Select(a => (a.Aar.Aar, Verdi(a.Aar.Aar, l.Post)))]))];
    }

    private static bool Har(Saldokube kube, Utviklingstall tall) =>
        tall == Utviklingstall.Regnskap ? kube.Antall > 0 : Enumerable.Range(0, kube.Antall).Any(kube.HarBudsjett);
}
