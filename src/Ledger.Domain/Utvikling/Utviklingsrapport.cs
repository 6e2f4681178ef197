using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Utvikling;

/// <summary>A line of a statement year by year.</summary>
public sealed record Utviklingslinje(Linjedefinisjon Definisjon, IReadOnlyList<Aarsbeloep> Verdier);

/// <summary>What a line was in a year.</summary>
/// <param name="Verdi">Kroner, ledger sign; null where neither the ledger nor anybody tells it.</param>
/// <param name="ErMeldt">The ledger does not have the year, and the amount is what was reported of it.</param>
/// <param name="Endring">
/// Percent of what the year before was, one decimal, half away from zero; positive when the line has grown in its own direction. Null where either is
/// unknown, where it was nothing, and where it has changed its sign.
/// </param>
public readonly record struct Aarsbeloep(int Aar, Beloep? Verdi, bool ErMeldt, decimal? Endring);

/// <summary>What a trend looks at beside the ledger.</summary>
/// <param name="Basisaar">The year whose kroner the amounts are in; null for each year's own.</param>
/// <param name="Indeks">What they are converted by.</param>
/// <param name="Meldt">What was reported of a line in a year before the ledger, in that year's kroner; null when nothing was.</param>
public sealed record Utviklingsgrunnlag(int? Basisaar, Prisindeks Indeks, Func<int, string, Beloep?> Meldt)
{
    /// <summary>Nothing was reported.</summary>
    public static Utviklingsgrunnlag Bare(int? basisaar) => new(basisaar, Prisindeks.Kpi, (_, _) => null);
}

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
    /// <param name="tall">Budgets are compared as accounts are; a year without a decision has none.</param>
    public static IReadOnlyList<Utviklingslinje> Beregn(
        Oppstillingsplan plan, IReadOnlyList<(Regnskapsaar Aar, Saldokube Kube)> aar, Oppstillingsgrunnlag grunnlag, string? post,
        Utviklingsgrunnlag utvikling, Utviklingstall tall = Utviklingstall.Regnskap)
    {
        var resultater = aar.ToDictionary(
            a => a.Aar.Aar,
            a => !Har(a.Kube, tall) ? null : Oppstillingsmotor.Beregn(plan, grunnlag with { Kube = a.Kube, Forrige = null }));

        // A year's own accounts; or for a balance whose year is not kept, the opening balance of the year after.
        Beloep? Bokfoert(int aaret, string navn) => tall switch
        {
            Utviklingstall.OpprinneligBudsjett => resultater[aaret]?.Linje(navn).OpprinneligBudsjett,
            Utviklingstall.RevidertBudsjett => resultater[aaret]?.Linje(navn).RevidertBudsjett,
            _ => resultater[aaret]?.Linje(navn).Regnskap ?? resultater.GetValueOrDefault(aaret + 1)?.Linje(navn).RegnskapForrigeAar,
        };

        Beloep? Vist(Beloep? beloep, int aaret) =>
            beloep is { } b && utvikling.Basisaar is { } basis ? utvikling.Indeks.Regn(b, aaret, basis) : beloep;

        List<Aarsbeloep> Verdier(string navn)
        {
            var verdier = new List<Aarsbeloep>(aar.Count);
            foreach (var (aaret, _) in aar)
            {
                var bokfoert = Bokfoert(aaret.Aar, navn);
                var meldt = bokfoert is null ? utvikling.Meldt(aaret.Aar, navn) : null;
                var verdi = Vist(bokfoert ?? meldt, aaret.Aar);
                verdier.Add(new(aaret.Aar, verdi, meldt is not null, verdier.Count == 0 ? null : Endring(verdier[^1].Verdi, verdi)));
            }

            return verdier;
        }

        return [.. plan.Definisjon.Linjer.Where(l => post is null || l.Post == post).Select(l => new Utviklingslinje(l, Verdier(l.Post)))];
    }

    private static decimal? Endring(Beloep? foer, Beloep? naa) =>
        foer is { } f && naa is { } n && Math.Sign(f.Kroner) * Math.Sign(n.Kroner) > 0
            ? decimal.Round(100m * (n.Kroner - f.Kroner) / f.Kroner, 1, MidpointRounding.AwayFromZero) : null;

    private static bool Har(Saldokube kube, Utviklingstall tall) =>
        tall == Utviklingstall.Regnskap ? kube.Antall > 0 : Enumerable.Range(0, kube.Antall).Any(kube.HarBudsjett);
}
