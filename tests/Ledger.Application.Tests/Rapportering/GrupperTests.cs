using Ledger.Application.Rapportering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Tests.Rapportering;

/// <summary>What groups cost is known before they are computed.</summary>
public sealed class GrupperTests
{
    [TestCase(50_000, 100, true)]
    [TestCase(50_001, 100, false)]
    [TestCase(5_000_000, 0, true)]
    [TestCase(5_000_001, 0, false)]
    public void More_lines_than_may_be_computed_are_413_before_the_first_group_is_reached(int grupper, int linjer, bool regnes)
    {
        var reached = 0;
        var inndeling = new Gruppeinndeling(grupper, Teller());
        IReadOnlyList<Gruppe<int>>? Svar() => Grupper.Av(Dimensjonsfelt.Art, linjer, () => inndeling, _ => Enumerable.Empty<int>());
        if (regnes)
        {
            Assert.That(Svar(), Is.Empty);
            Assert.That(reached, Is.EqualTo(1));
            return;
        }

        Assert.That(Svar, Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.ForStor));
        Assert.That(reached, Is.Zero);

        IEnumerable<(Dimensjon, Oppstillingsgrunnlag)> Teller()
        {
            reached++;
            yield break;
        }
    }

    [TestCase(100_000, true)]
    [TestCase(100_001, false)]
    public void An_answer_has_so_many_lines_and_no_more(int linjer, bool svares)
    {
        var inndeling = new Gruppeinndeling(1, [(default, null!)]);
        IReadOnlyList<Gruppe<int>>? Svar() => Grupper.Av(Dimensjonsfelt.Art, 1, () => inndeling, _ => Enumerable.Range(0, linjer));
        Assert.That(Svar, svares ? Has.Count.EqualTo(1) : Throws.TypeOf<Avvisning>());
    }
}
