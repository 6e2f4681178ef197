using CsCheck;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Serier;
using Ledger.Domain.Tests.Verktoey;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Tests.Budsjett;

/// <summary>The development of debt, the deadlines of the year, and a forecast by month.</summary>
public sealed class StyringTests
{
    private static readonly Regnskapsaar Aaret = Regnskapsaar.Fra(2025);

    /// <summary>Invariant 4: the months sum to the forecast, whatever the budget of the rest is, and those with accounts are the accounts.</summary>
    [Test]
    public void The_months_of_a_forecast_sum_to_it() => Gen.Select(
        Gen.Long[-1_000_000, 1_000_000], Gen.Long[-90_000, 90_000].Array[12], Gen.Long[-90_000, 90_000].Array[12], Gen.Int[1, 12]).Sample(
        (prognose, regnskap, budsjett, til) =>
        {
            var maaneder = Prognosemaaneder.Fordel(Beloep.FraOere(prognose), [.. regnskap.Select(b => Beloep.FraOere(b))], [.. budsjett.Select(b => Beloep.FraOere(b))], til);
            Assert.That((maaneder.Count, Beloep.Sum(maaneder).Oere), Is.EqualTo((12, prognose)));
            Assert.That(maaneder.Take(Math.Min(til, 11)).Select(m => m.Oere), Is.EqualTo(regnskap.Take(Math.Min(til, 11))));
        },
        iter: 300);

    [TestCase("10 10 10 10 0 0 0 0 0 0 0 0", "5 5 5 5 20 20 20 20 20 20 20 60", 120, 4, "10 10 10 10 8 8 8 8 8 8 8 24")]
    [TestCase("0 0 0 0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 0 0 0", 100, 10, "0 0 0 0 0 0 0 0 0 0 50 50")]
    [TestCase("0 0 0 0 0 0 0 0 0 0 0 5", "1 1 1 1 1 1 1 1 1 1 1 1", 7, 12, "0 0 0 0 0 0 0 0 0 0 0 7")]
    [TestCase("1 0 0 0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0 0 1 1 1", 2, 1, "1 0 0 0 0 0 0 0 0 0.33 0.33 0.34")]
    public void The_rest_of_the_year_goes_as_its_budget(string regnskap, string budsjett, decimal prognose, int til, string ventet)
    {
        static Beloep[] Les(string tekst) => [.. tekst.Split(' ').Select(b => Kubebygger.Kr(decimal.Parse(b, System.Globalization.CultureInfo.InvariantCulture)))];
        Assert.That(Prognosemaaneder.Fordel(Kubebygger.Kr(prognose), Les(regnskap), Les(budsjett), til), Is.EqualTo(Les(ventet)));
    }

    /// <summary>R2: what is adopted as new loans comes before what is budgeted, and each year begins as the one before ended.</summary>
    [Test]
    public void Debt_follows_what_is_taken_up_and_repaid()
    {
        static Gjeldsaar Aar(int aar, decimal? opptak, decimal bruk, decimal avdrag) =>
            new(aar, opptak is { } o ? Kubebygger.Kr(o) : null, Kubebygger.Kr(-bruk), Kubebygger.Kr(avdrag), null, Kubebygger.Kr(-500));
        var linjer = Gjeldsutvikling.Beregn(Kubebygger.Kr(1000), [Aar(2024, null, 200, 50)], [Aar(2025, 90, 100, 40), Aar(2026, null, 0, 60)]);
        Assert.That(linjer.Select(l => $"{l.Aar}: {l.Inngaaende.Kroner:0} + {l.Laanopptak.Kroner:0} - {l.Avdrag.Kroner:0} = {l.Utgaaende.Kroner:0}, {l.Andel:0}"), Is.EqualTo(new[]
        {
            "2025: 1150 + 90 - 40 = 1200, 240", "2026: 1200 + 0 - 60 = 1140, 228",
        }));
    }

    [TestCase("2024-12-11", "2025-01-01", "2025-06-01", "budsjettVedtatt=innfridd")]
    [TestCase("2025-01-10", "2025-06-01", "2025-06-01", "budsjettVedtatt=forsent")]
    [TestCase("", "2025-01-01", "2025-06-01", "budsjettVedtatt=mangler")]
    [TestCase("", "2024-12-31", "2025-06-01", "budsjettVedtatt=ikkeForfalt")]
    [TestCase("2024-12-11", "2026-01-01", "2025-05-20 2025-10-01", "tertialrapporter=innfridd")]
    [TestCase("2024-12-11", "2026-01-01", "2025-05-20 2026-01-02", "tertialrapporter=forsent")]
    [TestCase("2024-12-11", "2026-01-01", "2025-05-20", "tertialrapporter=mangler")]
    public void Deadlines_are_kept_missing_late_or_to_come(string vedtatt, string perDato, string laaste, string ventet)
    {
        var frister = Budsjettfrister.Finn(new(
            Aaret, null, vedtatt.Length == 0 ? null : new Fristkilde("vedtak", "V1", DateOnly.Parse(vedtatt, null)), HarMerforbruk: false, null,
            [.. laaste.Split(' ').Select((d, i) => new Fristdokument($"T{i}", "tertialrapport", (i + 1) * 4, DateOnly.Parse(d, null), null, null, false))], DateOnly.Parse(perDato, null)));
        Assert.That(frister.Select(f => $"{f.Kode}={f.Tilstand.Navn()}"), Does.Contain(ventet));
        Assert.That(frister.Select(f => f.Kode), Does.Not.Contain("endringEtterMerforbruk"), "nothing to cover");
        Assert.That(frister.Single(f => f.Kode == "tertialrapporter").Kilder.Select(k => k.Id), Is.EqualTo(laaste.Split(' ').Select((_, i) => $"T{i}")), "also when there are too few");
    }

    [Test]
    public void A_proposal_is_public_for_fourteen_days_and_sent_within_thirty()
    {
        var vedtatt = new DateOnly(2024, 12, 11);
        var frister = Budsjettfrister.Finn(new(
            Aaret, new("serie", "oekonomiplan/P", vedtatt), new("vedtak", "V1", vedtatt), HarMerforbruk: true, new("vedtak", "V2", new DateOnly(2025, 7, 1)),
            [new("plan", "oekonomiplan", 13, vedtatt, new DateOnly(2024, 11, 27), new DateOnly(2025, 1, 11), HarArtsoversikt: true)], new DateOnly(2025, 8, 1)));
        Assert.That(frister.Where(f => f.Dato is not null).Select(f => $"{f.Kode} {f.Frist:yyyy-MM-dd} {f.Tilstand.Navn()}"), Is.EqualTo(new[]
        {
            "oekonomiplanVedtatt 2024-12-31 innfridd", "budsjettVedtatt 2024-12-31 innfridd", "innstillingOffentlig 2024-11-27 innfridd", "budsjettSendt 2025-01-10 forsent",
            "artsoversiktSendt 2025-03-01 innfridd", "endringEtterMerforbruk 2025-06-30 forsent",
        }));
        Assert.That(frister.SelectMany(f => f.Kilder.Select(k => $"{f.Kode} {k.Slag} {k.Id} {k.Dato:yyyy-MM-dd}")), Is.EqualTo(new[]
        {
            "oekonomiplanVedtatt serie oekonomiplan/P 2024-12-11", "budsjettVedtatt vedtak V1 2024-12-11", "innstillingOffentlig dokument plan 2024-11-27",
            "budsjettSendt dokument plan 2025-01-11", "artsoversiktSendt dokument plan 2025-01-11", "endringEtterMerforbruk vedtak V2 2025-07-01",
        }), "each day is that of something");
    }
}
