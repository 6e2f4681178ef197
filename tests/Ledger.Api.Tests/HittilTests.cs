using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Figures to date: the budget's, the accounts' and the year before's same periods beside each other, over HTTP on the demo.</summary>
public sealed class HittilTests
{
    private const string R = "/v1/kommuner/3201/regnskap/2024";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true, innstillinger: ("Ledger__RateLimit__Enabled", "false"));

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>The check numbers of the interim reports.</summary>
    [TestCase(4, -148.2)]
    [TestCase(8, -88.6)]
    public async Task The_deviation_to_date_of_the_service_areas(int tilPeriode, decimal mill)
    {
        var sum = (await HentAsync($"/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&enhet=mill&tilPeriode={tilPeriode}"))["sum"]!;
        Assert.That(decimal.Round((decimal)sum["avvikHittil"]!, 1, MidpointRounding.AwayFromZero), Is.EqualTo(mill));
        Assert.That((decimal)sum["avvik"]!, Is.Not.EqualTo((decimal)sum["avvikHittil"]!), "avvik goes on being of the whole year");
    }

    [TestCase("/avvik?nivaa=ansvar", "sum")]
    [TestCase("/driftsregnskap?", null)]
    [TestCase("/driftsregnskap?oppstilling=omraade", null)]
    [TestCase("/investeringsregnskap?", null)]
    [TestCase("/oppstillinger/hovedoversikt-drift?", null)]
    [TestCase("/disponering?", null)]
    public async Task The_columns_to_date_hang_together_and_are_not_there_unless_they_are_asked_for(string sti, string? sum)
    {
        var uten = await HentAsync($"{sti}&tilPeriode=5");
        var med = await HentAsync($"{sti}&tilPeriode=5&kolonnesett=tertial");
        foreach (var (foer, linje) in uten["linjer"]!.AsArray().Append(sum is null ? null : uten[sum]).Zip(med["linjer"]!.AsArray().Append(sum is null ? null : med[sum])))
        {
            if (linje is null)
            {
                continue;
            }

            var (budsjett, regnskap, avvik) = ((decimal)linje["budsjettHittil"]!, (decimal)linje["regnskap"]!, (decimal)linje["avvikHittil"]!);
            Assert.That(avvik, Is.EqualTo(budsjett - regnskap), linje.ToJsonString());
            Assert.That(
                (decimal?)linje["avvikHittilProsent"],
                Is.EqualTo(Math.Abs(avvik) / 10_000_000m >= Math.Abs(budsjett) ? (decimal?)null : decimal.Round(avvik / Math.Abs(budsjett) * 100m, 1, MidpointRounding.AwayFromZero)));
            Assert.That((decimal)linje["endringForrigeAar"]!, Is.EqualTo(regnskap - (decimal)linje["regnskapForrigeAarHittil"]!), linje.ToJsonString());
            Assert.That(foer!.AsObject().ContainsKey("avvikHittil"), Is.False);

            // What is asked for changes nothing of what was there.
            Assert.That(foer.AsObject().Where(f => f.Value?.ToJsonString() != linje[f.Key]?.ToJsonString()).Select(f => f.Key), Is.Empty);
        }
    }

    [Test]
    public async Task A_span_of_periods_is_what_the_last_has_more_than_the_one_before_the_first()
    {
        var mars = Linjer(await HentAsync("/avvik?nivaa=tjenesteomraade&fraPeriode=3&tilPeriode=3"));
        var tilMars = Linjer(await HentAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=3&kolonnesett=tertial"));
        var tilFebruar = Linjer(await HentAsync("/avvik?nivaa=tjenesteomraade&tilPeriode=2&kolonnesett=tertial"));
        foreach (var felt in new[] { "regnskap", "budsjettHittil", "avvikHittil" })
        {
            Assert.That(mars.Select(l => (decimal)l[felt]!), Is.EqualTo(tilMars.Zip(tilFebruar, (a, b) => (decimal)a[felt]! - (decimal)b[felt]!)), felt);
        }

        Assert.That(mars.Any(l => (decimal)l["regnskap"]! != 0m));
    }

    [TestCase("/avvik?nivaa=direktoromraade")]
    [TestCase("/driftsregnskap?")]
    [TestCase("/driftsregnskap?fortegn=oppstilling")]
    public async Task A_series_by_period_ends_at_the_line(string sti)
    {
        var linjer = Linjer(await HentAsync($"{sti}&perPeriode=true&tilPeriode=9"));
        foreach (var linje in linjer)
        {
            var serie = linje["perioder"]!.AsArray();
            Assert.That(serie.Select(p => (int)p!["periode"]!), Is.EqualTo(Enumerable.Range(1, 9)));
            Assert.That(serie.Sum(p => (decimal)p!["regnskap"]!), Is.EqualTo((decimal)linje["regnskap"]!));
            Assert.That(serie.Sum(p => (decimal)p!["budsjett"]!), Is.EqualTo((decimal)linje["budsjettHittil"]!));
            Assert.That((decimal)serie[^1]!["avvikHittil"]!, Is.EqualTo((decimal)linje["avvikHittil"]!));
        }
    }

    [Test]
    public async Task The_tree_has_each_unit_with_its_sum_before_those_below_it()
    {
        var tre = await HentAsync("/avvik?nivaa=alle&tilPeriode=6");
        var linjer = Linjer(tre);
        Assert.That((string?)tre["nivaa"], Is.EqualTo("alle"));
        var perKode = linjer.ToDictionary(l => (string)l["kode"]!);
        foreach (var over in linjer.Where(l => linjer.Any(u => (string?)u["overordnet"] == (string?)l["kode"])))
        {
            var under = linjer.Where(u => (string?)u["overordnet"] == (string?)over["kode"]).ToList();
            Assert.That(under.Sum(u => (decimal)u["regnskap"]!), Is.EqualTo((decimal)over["regnskap"]!), (string?)over["navn"]);
            Assert.That(under.All(u => linjer.IndexOf(u) > linjer.IndexOf(over)));
        }

        foreach (var nivaa in new[] { "direktoromraade", "tjenesteomraade" })
        {
            var alene = Linjer(await HentAsync($"/avvik?nivaa={nivaa}&tilPeriode=6"));
            Assert.That(alene.Select(l => l.ToJsonString()), Is.EqualTo(alene.Select(l => perKode[(string)l["kode"]!].ToJsonString())), nivaa);
            Assert.That(tre["sum"]!.ToJsonString(), Is.EqualTo((await HentAsync($"/avvik?nivaa={nivaa}&tilPeriode=6"))["sum"]!.ToJsonString()));
        }
    }

    [TestCase("/driftsregnskap?fordelPaa=art&kolonnesett=tertial&tilPeriode=7", "regnskap", "revidertBudsjett", "budsjettHittil")]
    [TestCase("/driftsregnskap?fordelPaa=ansvar", "regnskap", "revidertBudsjett", "avvik")]
    [TestCase("/balanse?fordelPaa=kapittel", "inngaaendeBalanse", "endring", "utgaaendeBalanse")]
    public async Task Parts_of_a_line_have_names_and_sum_to_it(string sti, params string[] felt)
    {
        var linjer = Linjer(await HentAsync(sti));
        Assert.That(linjer.SelectMany(l => l["fordeling"]!.AsArray()).Count(d => ((string?)d!["navn"])?.Length > 0), Is.GreaterThan(10));
        foreach (var linje in linjer)
        {
            Assert.That(felt.Select(f => linje["fordeling"]!.AsArray().Sum(d => (decimal)d![f]!)), Is.EqualTo(felt.Select(f => (decimal)linje[f]!)), (string?)linje["tekst"]);
        }
    }

    [TestCase("/avvik?kolonnesett=tertal", "kolonnesett")]
    [TestCase("/avvik?fraPeriode=5&tilPeriode=3", "fraPeriode")]
    [TestCase("/posteringer?fraPeriode=5&tilPeriode=3", "fraPeriode")]
    [TestCase("/driftsregnskap?perPeriode=true&grupperPaa=art", "perPeriode")]
    [TestCase("/driftsregnskap?fordelPaa=konti", "fordelPaa")]
    [TestCase("/fond?kolonnesett=tertial", "kolonnesett")]
    public async Task What_makes_no_sense_is_refused_by_name(string sti, string felt)
    {
        var svar = await _tjener.GetAsync(R + sti, "dev-les");
        Assert.That((svar.Status, svar.Json["feil"]!.AsArray().Select(f => (string?)f!["felt"]).Contains(felt)), Is.EqualTo((HttpStatusCode.BadRequest, true)), svar.Tekst);
    }

    [Test]
    public async Task The_year_before_is_through_the_same_periods_and_on_this_years_units()
    {
        const string K = "/v1/kommuner/9987";
        await Testkommune.KrevAsync(_tjener.PutAsync(K, new { navn = "To år", organisasjonsnummer = "920125298" }));
        foreach (var (aar, enheter) in new[] { (2025, new[] { "1", "9" }), (2026, ["1"]) })
        {
            await Testkommune.KrevAsync(_tjener.PutAsync($"{K}/organisasjon/{aar}", new { enheter = enheter.Select(e => new { kode = e, navn = "Enhet " + e, nivaa = "tjenesteomraade" }) }));
        }

        async Task BokfoerAsync(int aar, int periode, string ansvar, decimal beloep) => await Testkommune.KrevAsync(_tjener.ImporterAsync(
            $"{K}/regnskap/{aar}/importer",
            FormattableString.Invariant($"{Testkommune.Hode}{aar}-{periode}-{ansvar};{aar}-{periode:00}-15;{periode};drift;010;202;;;{ansvar};{beloep};\n")
                + FormattableString.Invariant($"{aar}-{periode}-{ansvar};{aar}-{periode:00}-15;{periode};balanse;;;10;320;;{-beloep};\n"),
            $"{aar}-{periode}-{ansvar}"));
        await BokfoerAsync(2025, 3, "1", 100m);
        await BokfoerAsync(2025, 6, "1", 40m);
        await BokfoerAsync(2025, 3, "9", 7m);
        await BokfoerAsync(2026, 4, "1", 150m);

        var avvik = (await _tjener.GetAsync(K + "/regnskap/2026/avvik?nivaa=tjenesteomraade&kolonnesett=tertial&tilPeriode=4")).Json;
        Assert.That(Tall(avvik["linjer"]![0]!), Is.EqualTo((150m, 100m, 50m)));
        Assert.That(Tall(avvik["utenfor"]!), Is.EqualTo((0m, 7m, -7m)), "a unit that this year does not have");
        var drift = (await _tjener.GetAsync(K + "/regnskap/2026/driftsregnskap?oppstilling=omraade&kolonnesett=tertial&tilPeriode=4")).Json["linjer"]!.AsArray();
        Assert.That(Tall(drift.Single(l => (string?)l!["post"] == "1")!), Is.EqualTo((150m, 100m, 50m)));
        Assert.That(Tall(drift.Single(l => (string?)l!["post"] == "utenfor")!), Is.EqualTo((0m, 7m, -7m)));
        Assert.That((decimal)drift.Single(l => (string?)l!["post"] == "1")!["regnskapForrigeAar"]!, Is.EqualTo(140m), "the whole year");

        static (decimal, decimal, decimal) Tall(JsonNode l) => ((decimal)l["regnskap"]!, (decimal)l["regnskapForrigeAarHittil"]!, (decimal)l["endringForrigeAar"]!);
    }

    [Test]
    public async Task A_batch_takes_the_same()
    {
        var bunke = await _tjener.PostAsync(
            "/v1/kommuner/3201/rapporter",
            new { rapporter = new object[] { new { rapport = "avvik", aar = 2024, tilPeriode = 4, kolonnesett = "tertial", nivaa = "alle" }, new { rapport = "driftsregnskap", aar = 2024, perPeriode = true, fraPeriode = 2, fordelPaa = "art" } } },
            "dev-les");
        Assert.That(bunke.Json["rapporter"]!.AsArray().Select(r => (int)r!["status"]!), Is.All.EqualTo(200), bunke.Tekst[..Math.Min(500, bunke.Tekst.Length)]);
        Assert.That(
            bunke.Json["rapporter"]![0]!["svar"]!["sum"]!.ToJsonString(),
            Is.EqualTo((await HentAsync("/avvik?tilPeriode=4&kolonnesett=tertial&nivaa=alle"))["sum"]!.ToJsonString()));
    }

    private async Task<JsonNode> HentAsync(string sti)
    {
        var svar = await _tjener.GetAsync(R + sti.Replace("?&", "?", StringComparison.Ordinal), "dev-les");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), sti + svar.Tekst);
        return svar.Json;
    }

    private static List<JsonNode> Linjer(JsonNode svar) => [.. svar["linjer"]!.AsArray().Select(l => l!)];
}
