using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Avvik;

/// <summary>A unit's drift against its budget. Kroner, ledger sign.</summary>
/// <param name="BudsjettHittil">The part of the revised budget periodised up to and including the period.</param>
public sealed record Avvikslinje(
    Enhet? Enhet, Beloep OpprinneligBudsjett, Beloep RevidertBudsjett, Beloep BudsjettHittil, Beloep Regnskap, long AntallPosteringer = 0)
{
    /// <summary>No figures and no postings.</summary>
    public bool ErTom => OpprinneligBudsjett.ErNull && RevidertBudsjett.ErNull && BudsjettHittil.ErNull && Regnskap.ErNull && AntallPosteringer == 0;

    /// <summary>Revised budget less actuals: positive is mindreforbruk, negative merforbruk.</summary>
    public Beloep Avvik => RevidertBudsjett - Regnskap;

    /// <inheritdoc cref="Avviksprosent.Av"/>
    public decimal? AvvikProsent => Avviksprosent.Av(Avvik, RevidertBudsjett);
}

/// <summary>Deviation per unit of a level. Every amount stands once: on a line, in what has no unit of the level, or outside the areas.</summary>
/// <param name="Linjer">The units of the level within the areas.</param>
/// <param name="UtenEnhet">What lies within the areas and on no unit of the level.</param>
/// <param name="Sum">What lies within the areas: the lines and <paramref name="UtenEnhet"/>. The same at every level.</param>
/// <param name="EnheterUtenfor">The units of the level outside the areas.</param>
/// <param name="UtenforOmraadene">What lies outside the areas, on those units or on others. Not in the sum.</param>
public sealed record Avviksresultat(
    IReadOnlyList<Avvikslinje> Linjer, Avvikslinje UtenEnhet, Avvikslinje Sum, IReadOnlyList<Avvikslinje> EnheterUtenfor, Avvikslinje UtenforOmraadene)
{
    /// <summary>Rows whose account nobody knows the place of, and which may be drift; null when there are none. In nothing else here.</summary>
    public Avvikslinje? Uplassert { get; init; }

    /// <summary>What no line has.</summary>
    public Avvikslinje Utenfor => Avviksrapport.Summer([UtenEnhet, UtenforOmraadene]);
}

/// <summary>
/// Deviation per direktørområde, tjenesteområde or ansvar: all drift rows of the unit and everything below it.
/// </summary>
public static class Avviksrapport
{
    /// <summary>The fields of a dimension that the report looks at.</summary>
    public const Dimensjonsfelt Felt = Dimensjonsfelt.Ansvar;

    public static Avviksresultat Beregn(Oppstillingsgrunnlag grunnlag, Avviksplan plan)
    {
        var (perEnhet, uplassert) = PerEnhet(grunnlag);
        var (innenfor, utenfor) = (perEnhet.Where(p => plan.ErInnenfor(p.Key)), perEnhet.Where(p => !plan.ErDel && !plan.ErInnenfor(p.Key)));
        return new Avviksresultat(
            [.. plan.Enheter.Select(Linje)],
            Summer(plan.UtenEnhet.Select(k => perEnhet.GetValueOrDefault(k))),
            Summer(innenfor.Select(p => p.Value)),
            [.. plan.Utenfor.Select(Linje)],
            Summer(utenfor.Select(p => p.Value)))
        {
            Uplassert = uplassert,
        };

        Avvikslinje Linje(Avviksenhet e) => Summer(e.Koder.Select(k => perEnhet.GetValueOrDefault(k))) with { Enhet = e.Enhet };
    }

    /// <summary>The sum of lines, of no unit; null is nothing.</summary>
    internal static Avvikslinje Summer(IEnumerable<Avvikslinje?> linjer) => linjer.Aggregate(new Avvikslinje(null, default, default, default, default), Legg);

    /// <summary>Drift by the unit that it stands on, and what has no place.</summary>
    private static (Dictionary<Ansvar, Avvikslinje> PerEnhet, Avvikslinje? Uplassert) PerEnhet(Oppstillingsgrunnlag grunnlag)
    {
        var sums = new Dictionary<Ansvar, Avvikslinje>();
        Avvikslinje? uplassert = null;
        var kube = grunnlag.Over(grunnlag.Kube, Felt);
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (d.Kontoklasse is Kontoklasse.Drift or Kontoklasse.EtterKonto && grunnlag.Utvalg?.Invoke(d) != false)
            {
                var til = grunnlag.TilPeriode;
                var row = new Avvikslinje(
                    null, kube.OpprinneligBudsjett(key), kube.RevidertBudsjett(key), kube.BudsjettHittil(key, til), kube.Regnskap(key, til),
                    kube.AntallPosteringer(key, til));
                if (d.Kontoklasse == Kontoklasse.EtterKonto)
                {
                    uplassert = uplassert is null ? row : Legg(uplassert, row);
                    continue;
                }

                sums[d.Ansvar] = sums.TryGetValue(d.Ansvar, out var sum) ? Legg(sum, row) : row;
            }
        }

        return (sums, uplassert);
    }

    private static Avvikslinje Legg(Avvikslinje sum, Avvikslinje? row) => row is null
        ? sum
        : sum with
        {
            OpprinneligBudsjett = sum.OpprinneligBudsjett + row.OpprinneligBudsjett,
            RevidertBudsjett = sum.RevidertBudsjett + row.RevidertBudsjett,
            BudsjettHittil = sum.BudsjettHittil + row.BudsjettHittil,
            Regnskap = sum.Regnskap + row.Regnskap,
            AntallPosteringer = sum.AntallPosteringer + row.AntallPosteringer,
        };
}
