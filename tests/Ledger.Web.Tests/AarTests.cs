using System.Globalization;
using System.Net;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>Reports of three years: from one to the same page of another, and the lines over the years.</summary>
public sealed class AarTests
{
    private const string K = Aarkommune.K;
    private const string Siste = "/9903/2024/aarsrapport";
    private static readonly (string, string, bool)[] Sammenligning = [("Sammenlign årene", "/9903/2023/aarsrapport/utvikling", false)];
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await Aarkommune.LagAsync(_tjener);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task Each_page_leads_to_the_same_in_other_years_or_to_the_first_one()
    {
        foreach (var (side, andre) in new[] { ("/drift", "/drift"), ("/omraader", "/omraader"), ("", ""), ("/omraader/11", ""), ("/utvikling", ""), ("/tall/5-6/10", "") })
        {
            var lenker = Aarvalg(await _tjener.HentAsync("/9903/2023/aarsrapport" + side)).ToList();
            Assert.That(lenker, Is.EqualTo((List<(string, string, bool)>)
            [
                ("2022", "/9903/2022/aarsrapport" + andre, false), ("2023", "/9903/2023/aarsrapport" + side, true), ("2024", Siste + andre, false),
                .. side == "/utvikling" ? [] : Sammenligning,
            ]), side);
            foreach (var lenke in lenker)
            {
                Assert.That((await _tjener.GetAsync(lenke.Item2, noekkel: null)).Status, Is.EqualTo(HttpStatusCode.OK), lenke.Item2);
            }
        }

        Assert.That(Aarvalg(await _tjener.HentAsync("/9903/2022/aarsrapport/drift")).Select(l => l.Item1), Is.EqualTo(new[] { "2022", "2023", "2024" }), "no year before it");
        Assert.That(Aarvalg(await _tjener.HentAsync(Siste + "/u1/drift")), Is.Empty, "an address that names the edition stays with it");
        Assert.That((await _tjener.HentAsync(Siste + "/drift?enhet=kr")).Lenker, Does.Contain("/9903/2022/aarsrapport/drift?enhet=kr"), "choices go along");
    }

    [Test]
    public async Task The_lines_over_the_years_are_the_APIs_of_each_years_edition_also_in_fixed_prices()
    {
        var side = await _tjener.HentAsync(Siste + "/utvikling");
        Assert.That(side.Hoved.Descendants("thead").Single().Descendants("th").Select(Nettside.Tekst), Is.EqualTo(new[] { "Post", "2022", "2023", "2024" }));
        Assert.That(side.Rader("tabell").Single(r => r.Navn == "Netto driftsresultat").Celler, Is.EqualTo(new[] { "-300,0", "-400,0", "-500,0" }));
        Assert.That(await new Apitall(_tjener).SammenlignAsync(side, "mill"), Is.GreaterThan(30));
        Assert.That(side.Hoved.Descendants().Count(e => e.Name.LocalName == "svg"), Is.GreaterThan(1));
        Assert.That((await _tjener.GetAsync(Siste + "/utvikling.csv", noekkel: null)).Tekst, Does.Contain("2022;2023;2024"));

        var faste = await _tjener.HentAsync(Siste + "/utvikling?priser=faste&enhet=kr");
        var api = (await _tjener.GetAsync($"{K}/utvikling?fra=2022&til=2024&oppstilling=5-4-1&priser=faste&fortegn=hovedbok", "dev-les")).Json["linjer"]!.AsArray();
        var rader = faste.Rader("tabell").ToList();
        Assert.That(rader, Has.Count.GreaterThan(10));
        foreach (var (rad, linje) in rader.Zip(api))
        {
            Assert.That(rad.Celler.Select(Kroner), Is.EqualTo(linje!["verdier"]!.AsArray().Select(v => (decimal)v!["verdi"]!)), rad.Navn);
        }

        // 2022 is not checked against its source, and says so; the files are of what is shown.
        Assert.That(Nettside.Tekst(faste.Hoved), Does.Match(@"2022: [\d,]+\*").And.Match(@"2023: [\d,]+,").And.Contain("* Indeksen for året er ikke kontrollert"));
        Assert.That(faste.Lenker, Does.Contain(Siste + "/utvikling.csv?enhet=kr&priser=faste"));
        Assert.That(Nettside.Tekst(faste.Hoved), Does.Contain("2024-kroner").And.Contain("Justert med konsumprisindeksen: 2022: "));
        Assert.That((await _tjener.GetAsync("/9903/2022/aarsrapport/utvikling", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.NotFound), "one year is no trend");
        Assert.That((await _tjener.GetAsync(Siste + "/utvikling?priser=lave", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.BadRequest));

        // A later edition of a year before is another: what was published in the last year stands. One that was removed is not shown there either.
        var foer = await _tjener.Klient.GetStringAsync(Siste + "/u1/utvikling");
        await Aarkommune.BokfoerAsync(_tjener, 2022, 7_000_000m, "retting");
        await Aarkommune.PubliserAsync(_tjener, 2022);
        Assert.That((await _tjener.HentAsync("/9903/2022/aarsrapport/drift")).Rader("tabell").Single(r => r.Navn == "Netto driftsresultat").Celler[2], Is.EqualTo("-307,0"));
        Assert.That(await _tjener.Klient.GetStringAsync(Siste + "/u1/utvikling"), Is.EqualTo(foer));
        await Aarkommune.KrevAsync(_tjener.PostAsync($"{K}/publikasjoner/aarsrapport-2022/fjerning", new { nummer = 1, begrunnelse = "Sa for mye." }));
        var etter = await _tjener.HentAsync(Siste + "/u1/utvikling");
        Assert.That(etter.Hoved.Descendants("thead").Single().Descendants("th").Select(Nettside.Tekst), Is.EqualTo(new[] { "Post", "2023", "2024" }));
    }

    [Test]
    public async Task The_reader_picks_lines_of_the_years()
    {
        var alle = await _tjener.HentAsync(Siste + "/utvikling");
        Assert.That(alle.Hoved.Descendants("input").Count(i => (string?)i.Attribute("name") == "linje"), Is.EqualTo(alle.Rader("tabell").Count()));
        string[] poster = [.. alle.Hoved.Descendants("input").Where(i => (string?)i.Attribute("name") == "linje").Select(i => (string)i.Attribute("value")!)];
        var side = await _tjener.HentAsync($"{Siste}/utvikling?priser=faste&linje={poster[1]}&linje={poster[0]}");
        Assert.That(side.Rader("tabell").Select(r => r.Navn), Is.EqualTo(alle.Rader("tabell").Take(2).Select(r => r.Navn)));
        Assert.That(side.Hoved.Descendants("input").Count(i => i.Attribute("checked") is not null), Is.EqualTo(2));
        var csv = side.Lenker.Single(l => l.Contains("utvikling.csv", StringComparison.Ordinal));
        Assert.That((await _tjener.GetAsync(csv, noekkel: null)).Tekst.Trim().Split('\n').Count(l => l.Contains(';', StringComparison.Ordinal)), Is.LessThan(8), csv);
        var mange = string.Join('&', poster.Take(7).Select(p => "linje=" + p));
        foreach (var (valg, status) in new[] { (mange, HttpStatusCode.BadRequest), ("linje=finnes-ikke", HttpStatusCode.NotFound) })
        {
            Assert.That((await _tjener.GetAsync($"{Siste}/utvikling?{valg}", noekkel: null)).Status, Is.EqualTo(status), valg);
        }

        Assert.That((await _tjener.GetAsync(Siste + "/drift?linjer=alle&linjer=alle", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.BadRequest), "one of each");
    }

    [Test]
    public async Task The_years_are_in_print_in_files_and_are_found()
    {
        var utskrift = Nettside.Tekst((await _tjener.HentAsync(Siste + "/utskrift")).Hoved);
        Assert.That(utskrift, Does.Match("Utvikling 202[23]–2024"));
        using var zip = new System.IO.Compression.ZipArchive(await _tjener.Klient.GetStreamAsync(Siste + "/last-ned/alt.zip"));
        Assert.That(zip.Entries.Select(e => e.FullName).Where(n => n.Contains("utvikling", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(Nettside.Tekst((await _tjener.HentAsync(Siste + "/last-ned")).Hoved), Does.Match("Utvikling 202[23]–2024"));
        Assert.That((await _tjener.HentAsync(Siste + "/sok?q=utvikling")).Lenker, Does.Contain(Siste + "/utvikling"));
        Assert.That((await _tjener.HentAsync(Siste)).Lenker, Does.Contain(Siste + "/utvikling"));
    }

    private static IEnumerable<(string, string, bool)> Aarvalg(Nettside side) =>
        side.Html.Descendants("nav").Where(n => (string?)n.Attribute("aria-label") == "År").SelectMany(n => n.Descendants("a")).Select(a => (
            a.Value, (string)a.Attribute("href")!, a.Attribute("aria-current") is not null));

    private static decimal Kroner(string vist) => decimal.Parse(vist.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);
}
