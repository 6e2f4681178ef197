using CsCheck;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Tests.Verktoey;

namespace Ledger.Domain.Tests.Oekonomikontroller;

/// <summary>Invariant 9: the units' minima sum to the legal person's, and what is paid between them pays nothing of it.</summary>
public sealed class SamletminimumTests
{
    [Test]
    public void The_minima_of_units_sum_to_the_legal_persons() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 3000], Gen.Int[0, 9], Gen.Int[0, 400], Gen.Int[0, 400]).Array[1, 5].Sample(enheter =>
        {
            var samlet = new Samletminimum([.. enheter.Select((e, i) => Enhetsavdrag.Av(
                $"E{i}", "", new Kubebygger().Drift("590", e.Item1).Balanse("45", -e.Item2, periode: 0).Balanse("27", e.Item3 * 1000, periode: 0)
                    .Drift("510", e.Item4).Drift("511", e.Item5).Grunnlag().Kube, new Kontrollinndata(new Dictionary<string, decimal>())))]);

            // Half away from zero, unit by unit; nothing of where nothing is depreciable, since the year is before the regulation.
            var kjent = enheter.All(e => e.Item3 > 0);
            decimal? minimum = kjent ? enheter.Sum(e => decimal.Round(e.Item1 * (decimal)e.Item2 / (e.Item3 * 1000), 2, MidpointRounding.AwayFromZero)) : null;
            decimal eksternt = enheter.Sum(e => e.Item4);
            return samlet.Minimum?.Kroner == minimum && samlet.Eksternt.Kroner == eksternt
                && samlet.Mangler?.Kroner == (minimum is { } m ? Math.Max(m - eksternt, 0) : null);
        });
}
