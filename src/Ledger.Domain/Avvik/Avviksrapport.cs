using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Avvik;

/// <summary>A unit's drift against its budget. Kroner, ledger sign.</summary>
/// <param name="BudsjettHittil">The part of the revised budget periodised on the periods asked for.</param>
public sealed record Avvikslinje(
    Enhet? Enhet, Beloep OpprinneligBudsjett, Beloep RevidertBudsjett, Beloep BudsjettHittil, Beloep Regnskap, long AntallPosteringer = 0)
{
    /// <summary>The year before through the same periods; null when it is not kept, or not asked for.</summary>
    public Beloep? RegnskapForrigeAarHittil { get; init; }

    /// <summary>No figures and no postings.</summary>
    public bool ErTom =>
        OpprinneligBudsjett.ErNull && RevidertBudsjett.ErNull && BudsjettHittil.ErNull && Regnskap.ErNull
        && RegnskapForrigeAarHittil is null or { ErNull: true } && AntallPosteringer == 0;

    /// <summary>Revised budget less actuals: positive is mindreforbruk, negative merforbruk.</summary>
    public Beloep Avvik => RevidertBudsjett - Regnskap;

    /// <inheritdoc cref="Avviksprosent.Av"/>
    public decimal? AvvikProsent => Avviksprosent.Av(Avvik, RevidertBudsjett);

    /// <summary>The columns to date.</summary>
    public Hittiltall Hittil => new(BudsjettHittil, Regnskap, RegnskapForrigeAarHittil, RevidertBudsjett);
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
        Beloep? ingen = grunnlag is { MedFjoraaretHittil: true, Forrige: not null } ? Beloep.Null : null;
        return new Avviksresultat(
            [.. plan.Enheter.Select(Linje)],
            Sum(plan.UtenEnhet.Select(k => perEnhet.GetValueOrDefault(k))),
            Sum(innenfor.Select(p => p.Value)),
            [.. plan.Utenfor.Select(Linje)],
            Sum(utenfor.Select(p => p.Value)))
        {
            Uplassert = uplassert,
        };

        Avvikslinje Linje(Avviksenhet e) => Sum(e.Koder.Select(k => perEnhet.GetValueOrDefault(k))) with { Enhet = e.Enhet };
        Avvikslinje Sum(IEnumerable<Avvikslinje?> linjer) => Summer(linjer.Append(
            new(null, default, default, default, default) { RegnskapForrigeAarHittil = ingen }));
    }

    /// <summary>The sum of lines, of no unit; null is nothing.</summary>
    internal static Avvikslinje Summer(IEnumerable<Avvikslinje?> linjer) => linjer.Aggregate(new Avvikslinje(null, default, default, default, default), Legg);

    /// <summary>Drift by the unit that it stands on, and what has no place.</summary>
    private static (Dictionary<Ansvar, Avvikslinje> PerEnhet, Avvikslinje? Uplassert) PerEnhet(Oppstillingsgrunnlag grunnlag)
    {
        var (fra, til) = (grunnlag.FraPeriode, grunnlag.TilPeriode);
        var sums = new Dictionary<Ansvar, Avvikslinje>();
        Avvikslinje? uplassert = null;
        Samle(grunnlag.Kube, (kube, key) => new Avvikslinje(
            null, kube.OpprinneligBudsjett(key), kube.RevidertBudsjett(key), kube.Budsjett(key, fra, til), kube.Regnskap(key, fra, til),
            kube.AntallPosteringer(key, fra, til)));
        if (grunnlag is { MedFjoraaretHittil: true, Forrige: { } forrige })
        {
            Samle(forrige, (kube, key) => new Avvikslinje(null, default, default, default, default)
            {
                RegnskapForrigeAarHittil = kube.Regnskap(key, fra, til),
            });
        }

        return (sums, uplassert);

        void Samle(Saldokube aaret, Func<Saldokube, int, Avvikslinje> les)
        {
            var kube = grunnlag.Over(aaret, Felt);
            for (var key = 0; key < kube.Antall; key++)
            {
                ref readonly var d = ref kube.Noekkel(key);
                if (d.Kontoklasse is not (Kontoklasse.Drift or Kontoklasse.EtterKonto) || grunnlag.Utvalg?.Invoke(d) == false)
                {
                    continue;
                }

                var row = les(kube, key);
                if (d.Kontoklasse == Kontoklasse.EtterKonto)
                {
                    uplassert = uplassert is null ? row : Legg(uplassert, row);
                }
                else
                {
                    sums[d.Ansvar] = sums.TryGetValue(d.Ansvar, out var sum) ? Legg(sum, row) : row;
                }
            }
        }
    }

    private static Avvikslinje Legg(Avvikslinje sum, Avvikslinje? row) => row is null
        ? sum
        : sum with
        {
            OpprinneligBudsjett = sum.OpprinneligBudsjett + row.OpprinneligBudsjett,
            RevidertBudsjett = sum.RevidertBudsjett + row.RevidertBudsjett,
            BudsjettHittil = sum.BudsjettHittil + row.BudsjettHittil,
            Regnskap = sum.Regnskap + row.Regnskap,
            RegnskapForrigeAarHittil = Legg(sum.RegnskapForrigeAarHittil, row.RegnskapForrigeAarHittil),
            AntallPosteringer = sum.AntallPosteringer + row.AntallPosteringer,
        };

    /// <summary>Null is what nobody knows, and adds nothing to what is known.</summary>
    private static Beloep? Legg(Beloep? sum, Beloep? ledd) => sum is null ? ledd : ledd is null ? sum : sum + ledd;
}
