using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>plan.md 6, rules 6 and 11: the demo's investment budget as frames that are laid out, and what the interim reports expected.</summary>
public sealed class DemoplanTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("1", 2484.24, 2594.46, 2023.04)]
    [TestCase("2", 30.6, 30.6, 51.0)]
    [TestCase("3", 485.16, 485.16, 207.2)]
    [TestCase("6", 3000.0, 3110.22, 2577.04)]
    public async Task The_original_budget_is_3_milliarder_of_frames_and_the_revised_is_that_of_projects(string post, decimal opprinnelig, decimal revidert, decimal regnskap)
    {
        var linje = Linje(await SvarAsync("/investeringsregnskap?enhet=mill"), "post", post);
        Assert.That(((decimal)linje["opprinneligBudsjett"]!, (decimal)linje["revidertBudsjett"]!, (decimal)linje["regnskap"]!), Is.EqualTo((opprinnelig, revidert, regnskap)));
    }

    [Test]
    public async Task The_frames_are_laid_out_to_the_last_krone()
    {
        var linjer = (await SvarAsync("/rammekontroll"))["linjer"]!.AsArray().Where(l => ((string)l!["kode"]!).Contains(':', StringComparison.Ordinal)).ToList();
        Assert.That(linjer, Has.Count.GreaterThan(20));
        Assert.That(linjer.Select(l => (decimal)l!["ufordelt"]!), Is.All.Zero);
        var vedtak = (await SvarAsync("/budsjett/vedtak"))["vedtak"]!.AsArray().Single(v => (string)v!["type"]! == "detaljering")!;
        Assert.That((string?)vedtak["av"], Is.EqualTo("KST-2024-098"), "of the tertial's decision, so that no original budget of a project is made up");
    }

    [TestCase("30", 10.0)]
    [TestCase(null, 119.7)]
    public async Task The_year_became_as_much_better_than_expected_as_the_report_says(string? kode, decimal mill)
    {
        var svar = await SvarAsync("/prognosetreff?prognose=2024-T2&nivaa=direktoromraade&enhet=mill");
        var linje = kode is null ? svar["sum"]! : Linje(svar, "kode", kode);
        Assert.That(((decimal)linje["bedring"]!, (decimal)linje["bedringAvvik"]!), Is.EqualTo((mill, mill)));
    }

    [Test]
    public async Task The_first_forecast_is_computed_by_its_method_and_both_are_locked()
    {
        var sum = (await SvarAsync("/avvik?nivaa=tjenesteomraade&prognose=2024-T1&enhet=mill"))["sum"]!;
        Assert.That(decimal.Round((decimal)sum["prognose"]!, 1, MidpointRounding.AwayFromZero), Is.EqualTo(10_320.0m), "plan.md 6.11");
        var serier = (await _tjener.GetAsync("/v1/kommuner/3201/serier?slag=prognose")).Json["serier"]!.AsArray();
        Assert.That(serier.Select(s => $"{s!["kode"]} {s["status"]} {s["tilPeriode"]}"), Is.EqualTo(new[] { "2024-T1 laast 4", "2024-T2 laast 8" }));
        Assert.That((int)(await SvarAsync("/tertialrapport"))["tilPeriode"]!, Is.EqualTo(8), "the newest forecast's period");
    }

    /// <summary>plan.md 2.8: method, accounts and budget to date, rows and version of each part. They sum to what they explain.</summary>
    [TestCase("/prognose/maaneder?prognose=2024-T1", "periodisert")]
    [TestCase("/prognose/maaneder?prognose=2024-T2", "manuell")]
    [TestCase("/prognosetreff?prognose=2024-T1&nivaa=direktoromraade", "periodisert")]
    [TestCase("/prognosetreff?prognose=2024-T2&nivaa=direktoromraade", "manuell")]
    [TestCase("/avvik?nivaa=tjenesteomraade&prognose=2024-T1&tilPeriode=4", "periodisert")]
    [TestCase("/tertialrapport?prognose=2024-T2", "manuell")]
    public async Task A_forecast_is_explained_part_by_part(string sti, string metode)
    {
        var svar = await SvarAsync(sti + "&forklar=true");
        var linjer = svar["linjer"]!.AsArray().Append(svar["sum"]).Where(l => l!["prognose"] is not null).ToList();
        Assert.That(linjer, Has.Count.GreaterThan(5));
        foreach (var linje in linjer)
        {
            var (deler, hva) = (linje!["forklaring"]!["prognose"]!.AsArray(), $"{linje["kode"]} {linje["navn"]}");
            Assert.That(deler.Sum(d => (decimal)d!["beloep"]!), Is.EqualTo((decimal)linje["prognose"]!), hva);
            Assert.That(deler.Select(d => (string)d!["metode"]!).Distinct(), Is.EqualTo(new[] { metode }), hva);
            foreach (var del in deler.Where(_ => metode == "periodisert"))
            {
                Assert.That(
                    (decimal)del!["regnskapHittil"]! + (decimal)del["budsjett"]! - (decimal)del["budsjettHittil"]!, Is.EqualTo((decimal)del["beloep"]!), hva);
            }
        }

        Assert.That((await SvarAsync(sti))["sum"]!["forklaring"], Is.Null, "only when it is asked for");
    }

    /// <summary>The same of the lines of statements and appropriations: by the keys that count in the line, and in sums through their formulas.</summary>
    [TestCase("/driftsregnskap?oppstilling=omraade&prognose=2024-T1&ansvar=20", "periodisert")]
    [TestCase("/driftsregnskap?oppstilling=art&prognose=2024-T1", "periodisert")]
    [TestCase("/driftsregnskap?prognose=2024-T2", "manuell")]
    [TestCase("/driftsregnskap?oppstilling=art&prognose=2024-T1&fortegn=oppstilling", "periodisert")]
    [TestCase("/rammekontroll?prognose=2024-T1", "periodisert")]
    public async Task A_forecast_is_explained_in_the_lines_of_statements(string sti, string metode)
    {
        var linjer = (await SvarAsync(sti + "&forklar=true"))["linjer"]!.AsArray().Where(l => l!["prognose"] is not null).ToList();
        var iOppstilling = sti.Contains("fortegn=oppstilling", StringComparison.Ordinal);
        Assert.That(linjer.Count(l => (decimal)l!["prognose"]! != 0), Is.GreaterThan(0));
        Assert.That(!iOppstilling || linjer.Any(l => (int)l!["forklaring"]!["visningsfortegn"]! < 0), Is.True, "incomes are turned");
        foreach (var linje in linjer)
        {
            // Parts are in ledger sign, the line in the one that was asked for.
            var (deler, fortegn) = (linje!["forklaring"]!["prognose"]!.AsArray(), iOppstilling ? (int)linje["forklaring"]!["visningsfortegn"]! : 1);
            Assert.That(fortegn * deler.Sum(d => (decimal)d!["beloep"]!), Is.EqualTo((decimal)linje["prognose"]!), linje.ToJsonString());
            Assert.That(deler.All(d => (string)d!["metode"]! == metode), linje.ToJsonString());
            foreach (var del in deler.Where(_ => metode == "periodisert"))
            {
                Assert.That(
                    (decimal)del!["regnskapHittil"]! + (decimal)del["budsjett"]! - (decimal)del["budsjettHittil"]!, Is.EqualTo((decimal)del["beloep"]!));
            }
        }
    }

    /// <summary>Behind each appropriation stand the decisions that hold, by unit and art or frame; what is on frames is what is not laid out.</summary>
    [Test]
    public async Task The_decisions_behind_an_appropriation_sum_to_it()
    {
        var linjer = (await SvarAsync("/rammekontroll?forklar=true"))["linjer"]!.AsArray().Where(l => (string)l!["type"]! != "sum").ToList();
        Assert.That(linjer, Has.Count.GreaterThan(5));
        foreach (var linje in linjer)
        {
            var vedtak = linje!["forklaring"]!["vedtakslinjer"]!.AsArray();
            Assert.That(vedtak.Sum(v => (decimal)v!["beloep"]!), Is.EqualTo((decimal)linje["ramme"]!), linje.ToJsonString());
            Assert.That(vedtak.Where(v => v!["ramme"] is not null).Sum(v => (decimal)v!["beloep"]!), Is.EqualTo((decimal)linje["ufordelt"]!), linje.ToJsonString());
        }
    }

    /// <summary>Each line with a budget names the decisions that it comes from; they sum to the budget as adopted at first and as it is.</summary>
    [TestCase("/driftsregnskap")]
    [TestCase("/driftsregnskap?oppstilling=art&fortegn=oppstilling")]
    [TestCase("/driftsregnskap?oppstilling=omraade&nivaa=direktoromraade")]
    [TestCase("/driftsregnskap?tilPeriode=4&ansvar=20")]
    [TestCase("/investeringsregnskap?ansvar=56")]
    [TestCase("/investeringsregnskap?oppstilling=omraade")]
    [TestCase("/oppstillinger/hovedoversikt-drift?organisasjon=perDato")]
    [TestCase("/disponering")]
    [TestCase("/avvik?nivaa=ansvar&tilPeriode=8")]
    [TestCase("/avvik?nivaa=tjenesteomraade&overordnet=20&art=010-099")]
    public async Task The_decisions_behind_a_line_sum_to_its_budget(string sti)
    {
        var (svar, flere) = (await SvarAsync(sti + (sti.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "forklar=true"), 0);
        var linjer = svar["linjer"]!.AsArray().Append(svar["sum"]).Append(svar["utenfor"]).OfType<JsonNode>().ToList();
        foreach (var linje in linjer)
        {
            var forklaring = linje["forklaring"]!;
            var fortegn = sti.EndsWith("fortegn=oppstilling", StringComparison.Ordinal) ? (int)forklaring["visningsfortegn"]! : 1;
            var vedtak = forklaring["budsjettvedtak"]!.AsArray();
            var opprinnelig = vedtak.Where(v => ((string)v!["type"]!).EndsWith("pprinnelig", StringComparison.Ordinal)).Sum(v => (decimal)v!["beloep"]!);
            Assert.That(
                (fortegn * opprinnelig, fortegn * vedtak.Sum(v => (decimal)v!["beloep"]!)),
                Is.EqualTo(((decimal)linje["opprinneligBudsjett"]!, (decimal)linje["revidertBudsjett"]!)), linje.ToJsonString());
            Assert.That(vedtak.Select(v => (string)v!["vedtaksreferanse"]!), Is.Unique);
            flere += vedtak.Count > 1 ? 1 : 0;
        }

        Assert.That(flere, Is.GreaterThan(0), "some line is of several decisions");
    }

    /// <summary>A fund's budget is of arts of two signs: the decisions sum to both together.</summary>
    [TestCase("")]
    [TestCase("&fortegn=oppstilling&enhet=kr")]
    [TestCase("&tilPeriode=4")]
    public async Task The_decisions_behind_a_fund_sum_to_its_budget(string mer)
    {
        var (linjer, uten) = ((await SvarAsync("/fond?forklar=true" + mer))["linjer"]!.AsArray(), (await SvarAsync("/fond?fortegn=hovedbok" + mer.Replace("&fortegn=oppstilling", "", StringComparison.Ordinal)))["linjer"]!.AsArray());
        foreach (var (linje, i) in linjer.Select((l, i) => (l!, i)))
        {
            var vedtak = linje["forklaring"]!["budsjettvedtak"]!.AsArray();
            Assert.That(
                vedtak.Sum(v => (decimal)v!["beloep"]!), Is.EqualTo((decimal)uten[i]!["budsjettertAvsetning"]! + (decimal)uten[i]!["budsjettertBruk"]!), linje.ToJsonString());
            Assert.That(vedtak.Select(v => (string)v!["vedtaksreferanse"]!), Is.Unique);
            Assert.That(uten[i]!["forklaring"], Is.Null);
        }

        Assert.That(linjer.Count(l => l!["forklaring"]!["budsjettvedtak"]!.AsArray().Count > 0), Is.GreaterThan(3), "some funds have a budget");
    }

    private async Task<JsonNode> SvarAsync(string sti)
    {
        var svar = await _tjener.GetAsync(R + sti);
        Assert.That((int)svar.Status, Is.EqualTo(200), svar.Tekst);
        return svar.Json;
    }

    private static JsonNode Linje(JsonNode svar, string felt, string kode) => svar["linjer"]!.AsArray().Single(l => (string?)l![felt] == kode)!;
}
