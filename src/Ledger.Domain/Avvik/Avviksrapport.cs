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

/// <summary>Deviation per unit of a level, and the sum of the units listed.</summary>
public sealed record Avviksresultat(IReadOnlyList<Avvikslinje> Linjer, Avvikslinje Sum);

/// <summary>
/// Deviation per direktørområde, tjenesteområde or ansvar: all drift rows of the unit and everything below it.
/// </summary>
public static class Avviksrapport
{
    /// <summary>The fields of a dimension that the report looks at.</summary>
    public const Dimensjonsfelt Felt = Dimensjonsfelt.Ansvar;

    /// <param name="nivaa">For ansvar, the leaves are listed, whatever their level: they are what rows are booked on.</param>
    /// <param name="overordnet">Lists only units below this one; empty for all.</param>
    public static Avviksresultat Beregn(Oppstillingsgrunnlag grunnlag, Nivaa nivaa, Ansvar overordnet = default)
    {
        var organisasjon = grunnlag.Organisasjon;
        var perBlad = PerBlad(grunnlag);
        var units = organisasjon.Enheter
            .Where(e => nivaa == Nivaa.Ansvar ? organisasjon.ErBlad(e.Kode) : e.Nivaa == nivaa)
            .Where(e => overordnet.ErTom || LiggerUnder(organisasjon, e, overordnet));
        var linjer = units.Select(e => organisasjon.Blader(e.Kode)
            .Select(blad => perBlad.GetValueOrDefault(blad))
            .Aggregate(new Avvikslinje(e, default, default, default, default), Legg)).ToList();
        return new Avviksresultat(linjer, linjer.Aggregate(new Avvikslinje(null, default, default, default, default), Legg));
    }

    private static Dictionary<Ansvar, Avvikslinje> PerBlad(Oppstillingsgrunnlag grunnlag)
    {
        var sums = new Dictionary<Ansvar, Avvikslinje>();
        var kube = grunnlag.Over(grunnlag.Kube, Felt);
        for (var key = 0; key < kube.Antall; key++)
        {
            var d = kube.Noekkel(key);
            if (d.Kontoklasse == Kontoklasse.Drift && grunnlag.Utvalg?.Invoke(d) != false)
            {
                var til = grunnlag.TilPeriode;
                var row = new Avvikslinje(
                    null, kube.OpprinneligBudsjett(key), kube.RevidertBudsjett(key), kube.BudsjettHittil(key, til), kube.Regnskap(key, til),
                    kube.AntallPosteringer(key, til));
                sums[d.Ansvar] = sums.TryGetValue(d.Ansvar, out var sum) ? Legg(sum, row) : row;
            }
        }

        return sums;
    }

    private static bool LiggerUnder(Organisasjonsplan organisasjon, Enhet enhet, Ansvar overordnet)
    {
        for (var over = enhet.Overordnet; !over.ErTom; over = organisasjon.Finn(over)!.Overordnet)
        {
            if (over == overordnet)
            {
                return true;
            }
        }

        return false;
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
