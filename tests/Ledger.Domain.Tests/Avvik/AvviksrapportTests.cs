using System.Globalization;
using CsCheck;
using Ledger.Domain.Avvik;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Avvik;

public sealed class AvviksrapportTests
{
    private static readonly Kubebygger Aaret = new Kubebygger()
        .Drift("010", 100, "111").Drift("700", -30, "111").Drift("010", 55, "112", periode: 12).Drift("010", 7, "12").Drift("010", 1, "3").Investering("230", 1_000_000, "111")
        .Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010", "111"), 80, 10, 2).Budsjett(Kubebygger.Resultat(Kontoklasse.Drift, "010", "112"), 60, 0, 12);

    [Test]
    public void Per_direktoromraade()
    {
        var resultat = Avviksrapport.Beregn(Aaret.Grunnlag(), Nivaa.Direktoromraade);
        Assert.That(
            resultat.Linjer.Append(resultat.Sum).Select(l => (l.Enhet?.Kode.ToString(), l.OpprinneligBudsjett.Kroner, l.RevidertBudsjett.Kroner, l.BudsjettHittil.Kroner, l.Regnskap.Kroner, l.Avvik.Kroner, l.AvvikProsent)),
            Is.EqualTo(new (string?, decimal, decimal, decimal, decimal, decimal, decimal?)[]
            {
                ("1", 140, 150, 150, 132, 18, 12m), ("2", 0, 0, 0, 0, 0, null), ("3", 0, 0, 0, 1, -1, null), (null, 140, 150, 150, 133, 17, 11.3m),
            }));
    }

    [TestCase(Nivaa.Direktoromraade, "", "1,2,3")]
    [TestCase(Nivaa.Tjenesteomraade, "", "11,12")]
    [TestCase(Nivaa.Ansvar, "", "111,112,12,21,3")]
    [TestCase(Nivaa.Ansvar, "1", "111,112,12")]
    [TestCase(Nivaa.Ansvar, "11", "111,112")]
    [TestCase(Nivaa.Tjenesteomraade, "1", "11,12")]
    [TestCase(Nivaa.Tjenesteomraade, "2", "")]
    [TestCase(Nivaa.Direktoromraade, "1", "")]
    public void Units_of_a_level(Nivaa nivaa, string overordnet, string koder)
    {
        var resultat = Avviksrapport.Beregn(Aaret.Grunnlag(), nivaa, Ansvar.TryParse(overordnet, out var over) ? over : default);
        Assert.That(string.Join(',', resultat.Linjer.Select(l => l.Enhet!.Kode)), Is.EqualTo(koder));
    }

    [Test]
    public void Budget_and_actuals_to_a_period()
    {
        var linje = Avviksrapport.Beregn(Aaret.Grunnlag(6), Nivaa.Tjenesteomraade).Linjer[0];
        Assert.That((linje.RevidertBudsjett.Kroner, linje.BudsjettHittil.Kroner, linje.Regnskap.Kroner), Is.EqualTo((150m, 90m, 70m)));
    }

    [Test]
    public void Areas_and_leaves_have_the_same_sum_which_is_all_of_drift() => Tilfeldig.Hovedbok.Sample(
        boeker =>
        {
            var grunnlag = boeker.Aaret.Grunnlag(11);
            var top = Avviksrapport.Beregn(grunnlag, Nivaa.Direktoromraade).Sum;
            var leaves = Avviksrapport.Beregn(grunnlag, Nivaa.Ansvar).Sum;
            var drift = Beloep.Sum(Enumerable.Range(0, grunnlag.Kube.Antall).Where(i => grunnlag.Kube.Noekkel(i).Kontoklasse == Kontoklasse.Drift).Select(i => grunnlag.Kube.Regnskap(i, grunnlag.TilPeriode)));
            Assert.That(top, Is.EqualTo(leaves));
            Assert.That(top.Regnskap, Is.EqualTo(drift));
        },
        iter: 200);

    [TestCase("0", "0", null)]
    [TestCase("5", "0", null)]
    [TestCase("-667.2", "-325.4", "-205.0")]
    [TestCase("1", "2000", "0.1")]
    [TestCase("-1", "2000", "-0.1")]
    [TestCase("0.49", "1000", "0.0")]
    public void Percent(string avvik, string budsjett, string? prosent) =>
        Assert.That(
            Avviksprosent.Av(Kubebygger.Kr(decimal.Parse(avvik, CultureInfo.InvariantCulture)), Kubebygger.Kr(decimal.Parse(budsjett, CultureInfo.InvariantCulture)))?.ToString("0.0", CultureInfo.InvariantCulture),
            Is.EqualTo(prosent));

    [Test]
    public void A_percentage_beyond_a_thousand_million_is_none() =>
        Assert.That(Avviksprosent.Av(Kubebygger.Kr(90_000_000_000_000_000m), Kubebygger.Kr(0.01m)), Is.Null);
}
