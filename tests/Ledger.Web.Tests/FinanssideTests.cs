using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>The pages of a finance register in a year that goes on: they are of the last day that is known, and say so.</summary>
public sealed partial class FinanssideTests
{
    private const string K = "/v1/kommuner/3203";
    private const string F = K + "/finans";
    private const string Sider = "/3203/hovedbok/2025/finans/";
    private readonly Fastklokke _klokke = new();
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(klokke: _klokke, innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(_tjener.PutAsync(K, new { navn = "Kommune 3203", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(K + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(_tjener.PutAsync(F + "/laan/L-1", new
        {
            motpartsgruppe = "KBN", laangiver = "KBN", form = "avdragsfritt", hovedstol = 1_000_000, foersteUtbetaling = "2024-12-31", forfall = "2030-06-30",
            terminerPerAar = 2, rentekonvensjon = "act/365", sektor = "320", fordeling = new[] { new { formaal = "ikkeSelvfinansierende", motpost = "ingen", andel = 1 } },
        }));
        await KrevAsync(_tjener.PutAsync(F + "/finansreglement/2025-01-01", new { vedtak = "1", grenser = new object[] { new { id = "bund", maal = "rentebinding", oevre = 0.1, maales = "maaned" } } }));
        await KrevAsync(_tjener.PutAsync(F + "/finansreglement/2025-09-01", new
        {
            vedtak = "2",
            grenser = new object[]
            {
                new { id = "ny", maal = "rentebinding", oevre = 1, maales = "rapportdato" }, new { id = "sikring", maal = "sikringsgrad", nedre = 10, maales = "rapportdato" },
            },
        }));
        await KrevAsync(_tjener.ImporterAsync(
            F + "/importer", "referanse;slag;objekt;dato;til;type;beloep;prosent\nA;laanebevegelse;L-1;2024-12-31;;inngaaende;1000000;\nB;laanebevegelse;L-1;2025-09-01;;opptak;500000;\n"
                + "C;rentevilkaar;L-1;2024-12-31;2026-03-31;flytende;;4.5\n",
            "a"));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>Columns and bars are of the days that have come, and the page says which day the rest is of, until the year is over.</summary>
    [Test]
    public async Task A_year_that_goes_on_says_which_day_it_is_told_of()
    {
        var gjeld = await SideAsync("gjeld");
        var tekst = Tekst(gjeld);
        Assert.That(tekst, Does.Contain("Året er ikke over. Tallene er per 1. september 2025").And.Contain("1,50").And.Contain("dagen er ikke kommet"));
        var hoder = gjeld.Descendants("table").First().Descendants("th").Where(t => (string?)t.Attribute("scope") == "col").Select(t => Nettside.Tekst(t)).ToList();
        Assert.That(hoder, Does.Contain("31.08.2025").And.Not.Contains("31.12.2025"));
        Assert.That(gjeld.Descendants("table").First().Descendants().Count(e => e.Name.LocalName == "svg"), Is.GreaterThan(0), "the bars are of the last day that has come");
        Assert.That(Tekst(await SideAsync("rapport")), Does.Contain("Innlån").And.Contain("1,50"));

        // When it is over, it is told of at its end.
        _klokke.Naa = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        await KrevAsync(_tjener.PutAsync(F + "/eierposter/E", new { navn = "Vann AS", selskapsform = "AS", gyldigFra = "2020-01-01" }));
        Assert.That(Tekst(await SideAsync("gjeld")), Does.Contain("31.12.2025").And.Not.Contain("Året er ikke over"));
    }

    /// <summary>A limit that was dropped is there with its breaches, in days as people write them.</summary>
    [Test]
    public async Task A_dropped_limit_is_told_with_its_breaches()
    {
        var tekst = Tekst(await SideAsync("likviditet"));
        Assert.That(tekst, Does.Contain("Gjaldt til").And.Contain("31.08.2025").And.Contain("31.01.2025–31.08.2025").And.Not.Contain("2025-01-31"));
    }

    /// <summary>A limit's value has its unit beside it, also where the page's amounts are in millions.</summary>
    [Test]
    public async Task A_limit_says_what_it_is_counted_in()
    {
        var tabell = (await SideAsync("likviditet")).Descendants("table")
            .Single(t => ((string?)t.Attribute("data-rapport") ?? "").StartsWith("reglementskontroll", StringComparison.Ordinal));
        var hoder = tabell.Descendants("thead").Single().Descendants("th").Select(Nettside.Tekst).ToList();
        Assert.That(hoder.IndexOf("Måleenhet"), Is.EqualTo(hoder.IndexOf("Verdi") + 1), string.Join(", ", hoder));
        var (enhet, rader) = (hoder.IndexOf("Måleenhet"), tabell.Descendants("tbody").Single().Elements("tr").Select(r => r.Elements().Select(Nettside.Tekst).ToList()).ToList());
        Assert.That(rader.Select(r => $"{r[enhet - 1]} {r[enhet]}"), Is.EqualTo(new[] { "0,58 år", "0,00 prosent", "– år" }));
    }

    /// <summary>An amount of the report is said in what it is shown in, and a count is a whole number.</summary>
    [Test]
    public async Task A_main_figure_says_what_it_is_counted_in()
    {
        var rader = (await SideAsync("rapport")).Descendants("tbody").First().Elements("tr")
            .ToDictionary(r => Nettside.Tekst(r.Elements().First()), r => r.Elements().Skip(1).Select(Nettside.Tekst).ToList());
        Assert.That(rader["Innlån"], Does.Contain("mill. kr").And.Not.Contain("kroner"));
        Assert.That(rader["Rentebinding"], Does.Contain("år"));
        Assert.That(rader["Grenser i finansreglementet som er brutt"][0], Does.Match("^[0-9]+$"));
    }

    /// <summary>How figures are made is said in words: no field of the API, and each limit apart from the others.</summary>
    [Test]
    public async Task Explanations_are_in_words()
    {
        foreach (var emne in new[] { "gjeld", "likviditet" })
        {
            var punkter = (await SideAsync(emne)).Descendants("details").Where(d => Nettside.Tekst(d.Element("summary")!) == "Slik er tallene laget")
                .Select(d => d.Descendants("li").Select(Nettside.Tekst).ToList()).ToList();
            Assert.That(punkter.SelectMany(p => p), Is.Not.Empty.And.None.Match("[a-z][A-Z]").And.None.Match("(^|[| ])beloep"), emne);
            Assert.That(punkter.SelectMany(p => p), Has.None.StartWith(":"), emne);
            Assert.That(emne == "gjeld" ? [] : punkter, Has.All.Unique, emne);
        }
    }

    private static string Tekst(XElement side) => Nettside.Tekst(side.Descendants("main").Single()).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static async Task KrevAsync(Task<Svar> task) => Assert.That((int)(await task).Status, Is.InRange(200, 201), (await task).Tekst);

    private async Task<XElement> SideAsync(string emne)
    {
        using var klient = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _tjener.Klient.BaseAddress };
        var vern = Vern().Match(await klient.GetStringAsync("/logg-inn")).Groups["vern"].Value;
        using var inn = await klient.PostAsync("/logg-inn", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), KeyValuePair.Create("noekkel", "dev-les"), KeyValuePair.Create("til", "/min-side")]));
        using var svar = await klient.GetAsync(Sider + emne);
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), emne);
        return XElement.Parse((await svar.Content.ReadAsStringAsync())["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<vern>[^\"]+)\"")]
    private static partial Regex Vern();

    private sealed class Fastklokke : TimeProvider
    {
        public DateTimeOffset Naa { get; set; } = new(2025, 9, 15, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Naa;
    }
}
