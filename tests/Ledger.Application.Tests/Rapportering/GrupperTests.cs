using Ledger.Application.Rapportering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;

namespace Ledger.Application.Tests.Rapportering;

/// <summary>What groups cost is known before they are computed. Arts have KOSTRA's names, so no municipality is needed.</summary>
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
        IReadOnlyList<Gruppe<int>>? Svar() => Grupper.Av(Dimensjonsfelt.Art, null!, linjer, () => inndeling, _ => Enumerable.Empty<int>());
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
        IReadOnlyList<Gruppe<int>>? Svar() => Grupper.Av(Dimensjonsfelt.Art, null!, 1, () => inndeling, _ => Enumerable.Range(0, linjer));
        Assert.That(Svar, svares ? Has.Count.EqualTo(1) : Throws.TypeOf<Avvisning>());
    }

    /// <summary>The reports of a batch share one budget: 50 heavy ones would else take 50 times what one may.</summary>
    [Test]
    public void The_reports_of_a_request_may_compute_together_what_one_may_and_those_that_do_not_fit_are_413_before_they_begin()
    {
        var budsjett = new Regnebudsjett();
        var (beregnet, svar) = (0, new List<string>());
        foreach (var grupper in new[] { 2_000_000, 2_000_000, 2_000_000, 500_000 })
        {
            IReadOnlyList<Gruppe<int>>? Svar() => Grupper.Av(Dimensjonsfelt.Art, null!, 1, () => new Gruppeinndeling(grupper, Teller(), budsjett), _ => Enumerable.Empty<int>());
            try
            {
                Svar();
                svar.Add("regnet");
            }
            catch (Avvisning e) when (e.Grunn == Avvisningsgrunn.ForStor)
            {
                svar.Add("413");
            }
        }

        Assert.That((string.Join(' ', svar), beregnet), Is.EqualTo(("regnet regnet 413 regnet", 3)));
        var grupperer = new Rapportspoersmaal(navn => navn == "grupperPaa" ? "art" : null);
        Assert.That(() => Grupper.KrevRest(grupperer, budsjett), Throws.TypeOf<Avvisning>().With.Property(nameof(Avvisning.Grunn)).EqualTo(Avvisningsgrunn.ForStor));
        Assert.That(() => Grupper.KrevRest(new Rapportspoersmaal(_ => null), budsjett), Throws.Nothing, "what is not grouped");
        Assert.That(() => Grupper.KrevRest(grupperer, new Regnebudsjett()), Throws.Nothing);

        IEnumerable<(Dimensjon, Oppstillingsgrunnlag)> Teller()
        {
            beregnet++;
            yield break;
        }
    }
}
