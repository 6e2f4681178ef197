using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Serier;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Budsjett;

/// <summary>plan.md 2.1: from which frame a line is taken, and what is left of it.</summary>
public sealed class DetaljeringTests
{
    /// <param name="rammer">Each a unit, and its project after a colon.</param>
    /// <param name="linje">The unit of the line, and its project.</param>
    [TestCase("1", "111", "1", TestName = "The frame above, two levels up")]
    [TestCase("1 11", "111", "11", TestName = "The nearest of two above")]
    [TestCase("1 11 111", "111", "111", TestName = "The unit's own before those above")]
    [TestCase("11 2", "21", "2", TestName = "Of its own area")]
    [TestCase("11", "12", null, TestName = "Not one beside it")]
    [TestCase("111", "11", null, TestName = "Not one below it")]
    [TestCase("11 11:P1", "111:P1", "11:P1", TestName = "The project's before that of none")]
    [TestCase("11 1:P1", "111:P1", "11", TestName = "The nearest unit before the project")]
    [TestCase("11 11:P1", "111:P2", "11", TestName = "Not another project's")]
    [TestCase("11 11:P1", "111", "11", TestName = "Not a project's when the line is of none")]
    [TestCase("11:P1", "111", null, TestName = "Not even when it is the only one")]
    public void A_line_is_taken_from_the_nearest_frame(string rammer, string linje, string? ventet)
    {
        var motlinje = Detaljering([.. rammer.Split(' ').Select(r => Ramme(r, 1000))]).Motlinje(Linje("230", linje, 100), Linje("230", linje, 100).Dimensjon);
        Assert.That(motlinje?.Dimensjon, Is.EqualTo(ventet is null ? (Dimensjon?)null : Ramme(ventet, 0).Dimensjon));
        Assert.That(motlinje?.Beloep, Is.EqualTo(ventet is null ? (Beloep?)null : Kubebygger.Kr(-100)));
    }

    /// <summary>Month by month the opposite, so that no month of the budget moves between what is adopted and what is laid out.</summary>
    [Test]
    public void The_frame_is_taken_from_month_by_month()
    {
        var linje = Linje("230", "111", 78) with { Periodisering = Periodisering.Fra([.. Enumerable.Range(1, 12).Select(m => Kubebygger.Kr(m))]) };
        var motlinje = Detaljering([Ramme("1", 1000)]).Motlinje(linje, linje.Dimensjon)!;
        Assert.That(motlinje.Periodisering.Fordel(motlinje.Beloep), Is.EqualTo(Enumerable.Range(1, 12).Select(m => Kubebygger.Kr(-m))));
    }

    /// <summary>Frames are of a kind: shares are not laid out of what was adopted for assets, and finance is in no frame.</summary>
    [TestCase("529", null)]
    [TestCase("910", null)]
    [TestCase("230", "1")]
    public void A_line_is_of_its_own_kind_of_frame(string art, string? ventet)
    {
        var linje = Linje(art, "111", 100);
        Assert.That(Detaljering([Ramme("1", 1000)]).Motlinje(linje, linje.Dimensjon)?.Dimensjon.Ansvar.ToString(), Is.EqualTo(ventet));
    }

    /// <summary>A frame that two decisions or lines have added to is one.</summary>
    [TestCase(1000, 0)]
    [TestCase(990, 10)]
    [TestCase(1010, -10)]
    public void What_is_left_is_the_frame_less_what_was_taken(decimal tatt, decimal igjen)
    {
        Budsjettlinje[] rammene = [Ramme("1", 600), Ramme("1", 400), Ramme("2", 50)];
        var detaljering = Detaljering(rammene);
        var motlinjer = new[] { Linje("230", "111", tatt - 100), Linje("230", "12", 100) }.Select(l => detaljering.Motlinje(l, l.Dimensjon)!).ToList();
        Assert.That(
            detaljering.Rester(motlinjer).Select(r => (r.Ramme, r.Igjen)),
            Is.EqualTo(igjen == 0 ? [] : new[] { (Ramme("1", 0).Dimensjon, Kubebygger.Kr(igjen)) }), "a frame that nobody touched is no rest");
    }

    private static Detaljering Detaljering(Budsjettlinje[] rammer) => new(
        Domain.Budsjett.Detaljering.Rammene(rammer), new Rammeposter(Regnskapsaar.Fra(2024), Kubebygger.Organisasjon, Kubebygger.Fond), Kubebygger.Organisasjon);

    private static Budsjettlinje Ramme(string sted, decimal kroner) => Lag(Rammer.Arter["varigeDriftsmidler"], "", sted, kroner);

    private static Budsjettlinje Linje(string art, string sted, decimal kroner) => Lag(art, "222", sted, kroner);

    private static Budsjettlinje Lag(string art, string funksjon, string sted, decimal kroner)
    {
        var (enhet, prosjekt) = sted.Split(':') is [var e, var p] ? (e, p) : (sted, "");
        return new(
            Dimensjon.Resultat(
                Kontoklasse.Investering, Art.Parse(art), Funksjon.TryParse(funksjon, out var f) ? f : default, Ansvar.Parse(enhet),
                Prosjektkode.TryParse(prosjekt, out var kode) ? kode : default),
            Kubebygger.Kr(kroner), Periodisering.Jevn);
    }
}
