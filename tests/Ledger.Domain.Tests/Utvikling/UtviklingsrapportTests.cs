using System.Globalization;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Utvikling;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Utvikling;

public sealed class UtviklingsrapportTests
{
    private static readonly Dimensjon Skatt = Kubebygger.Resultat(Kontoklasse.Drift, "800");

    [TestCase(null, "2022:-, 2023:-1000, 2024:-1100")]
    [TestCase(2024, "2022:-, 2023:-1030.86, 2024:-1100")] // 133.6 / 129.6
    public void A_line_is_in_each_years_kroner_or_in_those_of_one_year(int? basisaar, string verdier)
    {
        var aarene = new[] { new Kubebygger(2022), new Kubebygger(2023).Drift("800", -1000), new Kubebygger(2024).Drift("800", -1100) };
        Assert.That(Linje(InnebygdeOppstillinger.Bevilgning, "1", aarene, basisaar), Is.EqualTo(verdier));
    }

    /// <summary>A year without a decision has no budget, whatever its accounts.</summary>
    [TestCase(Utviklingstall.OpprinneligBudsjett, null, "2022:-, 2023:-900, 2024:-")]
    [TestCase(Utviklingstall.RevidertBudsjett, null, "2022:-, 2023:-950, 2024:-")]
    [TestCase(Utviklingstall.RevidertBudsjett, 2024, "2022:-, 2023:-979.32, 2024:-")] // 133.6 / 129.6
    [TestCase(Utviklingstall.Regnskap, null, "2022:-, 2023:-1000, 2024:-1100")]
    public void Budgets_are_followed_as_accounts_are(Utviklingstall tall, int? basisaar, string verdier)
    {
        var aarene = new[]
        {
            new Kubebygger(2022), new Kubebygger(2023).Drift("800", -1000).Budsjett(Skatt, -900, -50), new Kubebygger(2024).Drift("800", -1100),
        };
        Assert.That(Linje(InnebygdeOppstillinger.Bevilgning, "1", aarene, basisaar, tall), Is.EqualTo(verdier));
    }

    /// <summary>A balance brings last year's closing forward, so a year that is not kept is known by the next.</summary>
    [Test]
    public void A_balance_of_a_year_that_is_not_kept_is_the_opening_of_the_year_after()
    {
        var aarene = new[] { new Kubebygger(2023), new Kubebygger(2024).Balanse("10", 70, periode: 0).Balanse("10", 5) };
        Assert.That(Linje(InnebygdeOppstillinger.Balanse, "B.I", aarene, null), Is.EqualTo("2023:70, 2024:75"));
    }

    private static string Linje(string id, string post, IReadOnlyList<Kubebygger> aarene, int? basisaar, Utviklingstall tall = Utviklingstall.Regnskap)
    {
        var kuber = aarene.Select(a => a.Kube()).ToList();
        var plan = new Oppstillingsplan(InnebygdeOppstillinger.Finn(id, Regnskapsaar.Fra(2024))!, Kubebygger.Organisasjon, Kubebygger.Fond);
        var linje = Utviklingsrapport.Beregn(plan, [.. kuber.Select(k => (k.Aar, k))], aarene[^1].Grunnlag(), post, basisaar, tall).Single();
        Assert.That(linje.Definisjon.Post, Is.EqualTo(post));
        return string.Join(", ", linje.Verdier.Select(v => $"{v.Aar}:{v.Verdi?.Kroner.ToString("0.##", CultureInfo.InvariantCulture) ?? "-"}"));
    }
}
