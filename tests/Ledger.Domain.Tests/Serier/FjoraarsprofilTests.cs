using Ledger.Domain.Saldo;
using Ledger.Domain.Serier;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Serier;

/// <summary>plan.md 2.3: what a forecast by the profile of the year before is where that year has a profile, and where it has none.</summary>
public sealed class FjoraarsprofilTests
{
    private const int Til = 4;

    /// <summary>100 to date of a budget of 900 of which 300 is to date: 700 when the rest goes as planned.</summary>
    /// <param name="hittil">The year before to date, and what came after.</param>
    [TestCase(50, 100, 300, TestName = "A third to date makes three times")]
    [TestCase(-50, -100, 300, TestName = "Of an income too")]
    [TestCase(50, -150, 700, TestName = "A year that turned has no profile")]
    [TestCase(-50, 150, 700, TestName = "In neither direction")]
    [TestCase(0, 100, 700, TestName = "A year that began later has none")]
    [TestCase(0, 0, 700, TestName = "A year with nothing has none")]
    [TestCase(50, -50, 700, TestName = "A year that came to nothing has none")]
    public void The_profile_is_of_a_year_that_has_one(decimal hittil, decimal etter, decimal ventet)
    {
        var svar = Beregn(Aaret("115"), new Kubebygger(2023).Drift("115", hittil).Drift("115", etter, periode: 9));
        Assert.That((Sum(svar), svar.Merknader.Count), Is.EqualTo((ventet, ventet == 300 ? 0 : 1)));
    }

    /// <summary>The groups are 010–099, 100–399, 400–499 and 600–899; finance and funds go as planned, and nothing is told of it.</summary>
    [TestCase("010", "099", true)]
    [TestCase("099", "100", false)]
    [TestCase("100", "399", true)]
    [TestCase("399", "400", false)]
    [TestCase("400", "499", true)]
    [TestCase("499", "500", false)]
    [TestCase("600", "899", true)]
    [TestCase("590", "600", false)]
    [TestCase("500", "500", null)]
    [TestCase("599", "599", null)]
    [TestCase("900", "900", null)]
    public void The_profile_is_that_of_the_art_group(string art, string fjoraarets, bool? sammeGruppe)
    {
        var svar = Beregn(Aaret(art), new Kubebygger(2023).Drift(fjoraarets, 50).Drift(fjoraarets, 100, periode: 9));
        Assert.That(Sum(svar), Is.EqualTo(sammeGruppe == true ? 300m : 700m));
        Assert.That(svar.Merknader, Has.Count.EqualTo(sammeGruppe is false && art is not "590" ? 1 : 0));
    }

    [Test]
    public void Another_unit_s_profile_is_not_used() =>
        Assert.That(Sum(Beregn(Aaret("115"), new Kubebygger(2023).Drift("115", 50, "112").Drift("115", 100, "112", periode: 9))), Is.EqualTo(700m));

    [Test]
    public void What_the_closing_of_the_year_before_booked_is_no_profile() => Assert.That(
        Sum(Beregn(Aaret("115"), new Kubebygger(2023).Drift("115", 50).Drift("115", 100, periode: 9).Drift("115", 900, merke: Avslutningsmerke.Strykning, periode: 12))),
        Is.EqualTo(300m));

    [Test]
    public void Without_a_year_before_the_rest_goes_as_planned() => Assert.That(Sum(Beregn(Aaret("115"), null)), Is.EqualTo(700m));

    /// <summary>Whole øre, half away from zero, key by key.</summary>
    [TestCase(0.01, 2, 3, 0.02)]
    [TestCase(-0.01, 2, 3, -0.02)]
    public void Half_an_oere_is_away_from_zero(decimal hittil, decimal fjorHittil, decimal fjor, decimal ventet) => Assert.That(
        Sum(Beregn(new Kubebygger().Drift("115", hittil), new Kubebygger(2023).Drift("115", fjorHittil).Drift("115", fjor - fjorHittil, periode: 9))),
        Is.EqualTo(ventet));

    private static Kubebygger Aaret(string art) => new Kubebygger().Drift(art, 100)
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, art), 300).Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, art), 0, 600, 9);

    private static Serieverdier Beregn(Kubebygger aaret, Kubebygger? forrige) => Prognoseberegning.Beregn(
        new(Serieslag.Prognose, "2024-T1", "Prognose", 2024, Til, null, null, Seriemetode.Fjoraarsprofil, null, null, null, null, Seriestatus.Aapen, null),
        [], aaret.Kube(), forrige?.Kube(), Kubebygger.Organisasjon);

    private static decimal Sum(Serieverdier verdier) => Beloep.Sum(verdier.Poster.Select(p => p.Beloep)).Kroner;
}
