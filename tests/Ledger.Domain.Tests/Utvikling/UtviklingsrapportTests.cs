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

    [TestCase(null, "2022:-, 2023:-1000, 2024:-1100 (10)")]
    [TestCase(2024, "2022:-, 2023:-1030.86, 2024:-1100 (6.7)")] // 133.6 / 129.6
    public void A_line_is_in_each_years_kroner_or_in_those_of_one_year(int? basisaar, string verdier)
    {
        var aarene = new[] { new Kubebygger(2022), new Kubebygger(2023).Drift("800", -1000), new Kubebygger(2024).Drift("800", -1100) };
        Assert.That(Linje(InnebygdeOppstillinger.Bevilgning, "1", aarene, basisaar), Is.EqualTo(verdier));
    }

    /// <summary>A year without a decision has no budget, whatever its accounts.</summary>
    [TestCase(Utviklingstall.OpprinneligBudsjett, null, "2022:-, 2023:-900, 2024:-")]
    [TestCase(Utviklingstall.RevidertBudsjett, null, "2022:-, 2023:-950, 2024:-")]
    [TestCase(Utviklingstall.RevidertBudsjett, 2024, "2022:-, 2023:-979.32, 2024:-")] // 133.6 / 129.6
    [TestCase(Utviklingstall.Regnskap, null, "2022:-, 2023:-1000, 2024:-1100 (10)")]
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
        Assert.That(Linje(InnebygdeOppstillinger.Balanse, "B.I", aarene, null), Is.EqualTo("2023:70, 2024:75 (7.1)"));
    }

    /// <summary>What was told of a year is its value where the ledger has not got the year, and nowhere else.</summary>
    [TestCase(null, "2021:-, 2022:-950 meldt, 2023:-1000 (5.3), 2024:-1100 (10)")]
    [TestCase(2024, "2021:-, 2022:-1045 meldt, 2023:-1100 (5.3), 2024:-1100 (0)")] // 110 / 100, and 110 / 100.
    public void What_was_before_the_ledger_is_what_was_told_of_it(int? basisaar, string verdier)
    {
        var aarene = new[] { new Kubebygger(2021), new Kubebygger(2022), new Kubebygger(2023).Drift("800", -1000), new Kubebygger(2024).Drift("800", -1100) };
        var utvikling = new Utviklingsgrunnlag(
            basisaar, Prisindeks.Meldt([(2021, 0), (2022, 100), (2023, 100), (2024, 110)]),
            (aar, post) => post == "1" && aar != 2021 ? Beloep.FraKroner(aar == 2022 ? -950 : -1) : null);
        Assert.That(Linje(InnebygdeOppstillinger.Bevilgning, "1", aarene, basisaar, utvikling: utvikling), Is.EqualTo(verdier));
    }

    /// <summary>A line that changes its sign has not grown by a share of what it was.</summary>
    [TestCase(-100, -150, "50")]
    [TestCase(-100, -99.95, "-0.1")]
    [TestCase(100, 50, "-50")]
    [TestCase(100, -50, null)]
    [TestCase(0, -50, null)]
    [TestCase(-50, 0, null)]
    public void A_change_is_a_share_of_the_year_before(decimal foer, decimal naa, string? endring)
    {
        var aarene = new[] { new Kubebygger(2023).Drift("801", 1).Drift("800", foer), new Kubebygger(2024).Drift("801", 1).Drift("800", naa) };
        Assert.That(Linje(InnebygdeOppstillinger.Bevilgning, "1", aarene, null), Does.EndWith(endring is null ? $"2024:{Vist(naa)}" : $"2024:{Vist(naa)} ({endring})"));
    }

    private static string Vist(decimal verdi) => verdi.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Linje(string id, string post, IReadOnlyList<Kubebygger> aarene, int? basisaar, Utviklingstall tall = Utviklingstall.Regnskap, Utviklingsgrunnlag? utvikling = null)
    {
        var kuber = aarene.Select(a => a.Kube()).ToList();
        var plan = new Oppstillingsplan(InnebygdeOppstillinger.Finn(id, Regnskapsaar.Fra(2024))!, Kubebygger.Organisasjon, Kubebygger.Fond);
        var linje = Utviklingsrapport.Beregn(plan, [.. kuber.Select(k => (k.Aar, k))], aarene[^1].Grunnlag(), post, utvikling ?? Utviklingsgrunnlag.Bare(basisaar), tall).Single();
        Assert.That(linje.Definisjon.Post, Is.EqualTo(post));
        return string.Join(", ", linje.Verdier.Select(v =>
            $"{v.Aar}:{(v.Verdi is { } b ? Vist(b.Kroner) : "-")}{(v.ErMeldt ? " meldt" : "")}{(v.Endring is { } e ? $" ({e.ToString("0.#", CultureInfo.InvariantCulture)})" : "")}"));
    }
}
