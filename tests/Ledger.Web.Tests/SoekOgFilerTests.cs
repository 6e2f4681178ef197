using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>A journalist's way: words and amounts are found, and a page's table can be saved and shows the same figures there.</summary>
public sealed class SoekOgFilerTests
{
    private const string Rapport = "/3201/2024/aarsrapport";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Demo.LesAsync();

    [TestCase("sykehjem", "Enheter", "Sykehjem og helsehus", "1 019,5")]
    [TestCase("SYKEHJEM HELSE", "Enheter", "Sykehjem og helsehus", "1 019,5")]
    [TestCase("424", "Enheter", "Sykehjem og helsehus", "1 019,5")]
    [TestCase("loenn", "Tall", "Lønnsutgifter", null)]
    [TestCase("lønn", "Tall", "Lønnsutgifter", null)]
    [TestCase("325,4", "Tall", "Netto driftsresultat", "-325,4")]
    [TestCase("-325,4", "Tall", "Netto driftsresultat", "-325,4")]
    [TestCase("likviditet", "Nøkkeltall", "Likviditetsreserve", null)]
    [TestCase("bufferfond", "Fond", "Bufferfond", "439,1")]
    [TestCase("nedlasting ned", "Kapitler", "", null)]
    [TestCase("gjeld", "Tall", "Langsiktig gjeld", null)]
    public async Task What_is_asked_for_is_found_with_its_figure(string spoersmaal, string gruppe, string foerste, string? verdi)
    {
        var treff = (await SoekAsync(spoersmaal)).Where(t => t.Gruppe == gruppe).ToList();
        if (foerste.Length == 0)
        {
            Assert.That(treff, Is.Empty, "every word must match");
            return;
        }

        Assert.That(treff.Select(t => t.Navn), Has.Some.Contains(foerste).IgnoreCase, string.Join('\n', treff));
        Assert.That(verdi is null || treff[0].Verdi.StartsWith(verdi, StringComparison.Ordinal), string.Join('\n', treff));
    }

    [Test]
    public async Task The_unit_itself_is_the_first_that_its_name_finds() =>
        Assert.That((await SoekAsync("sykehjem"))[0], Is.EqualTo(("Enheter", "Sykehjem og helsehus", "1 019,5 mill. kr")));

    [TestCase("<b>\"'%")]
    [TestCase("finnesikke")]
    [TestCase("%00")]
    public async Task What_is_not_there_is_told_and_what_was_written_is_text(string spoersmaal)
    {
        var side = await _tjener.HentAsync($"{Rapport}/sok?q={Uri.EscapeDataString(spoersmaal)}");
        Assert.That(side.Hoved.Descendants("li"), Is.Empty);
        Assert.That(Nettside.Tekst(side.Hoved), Does.Contain("Ingen treff"));
        Assert.That(side.Html.Descendants("b"), Is.Empty);
        Assert.That((string?)side.Html.Descendants("input").Single().Attribute("value"), Is.EqualTo(spoersmaal));
        Assert.That(side.Html.Descendants("meta").Any(m => (string?)m.Attribute("content") == "noindex"), "searches are not listed");
    }

    [Test]
    public async Task A_search_that_is_too_long_is_turned_down() =>
        Assert.That((await _tjener.GetAsync($"{Rapport}/sok?q={new string('a', 101)}", noekkel: null)).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [TestCase("/drift", "tabell")]
    [TestCase("/omraader", "tabell")]
    [TestCase("/omraader/424", "arter")]
    [TestCase("/fond", "tabell")]
    [TestCase("/tall/hovedoversikt-drift/aldring_og_mestring", "deler")]
    public async Task A_workbook_has_the_cells_of_the_page_and_csv_and_json_too(string sti, string tabell)
    {
        var side = await _tjener.HentAsync(Rapport + sti);
        var paaSiden = side.Rader(tabell).ToList();
        var ark = Ark(await BytesAsync($"{Rapport}{sti}.xlsx?tabell={tabell}"));
        var csv = Encoding.UTF8.GetString(await BytesAsync($"{Rapport}{sti}.csv?tabell={tabell}")).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var json = JsonNode.Parse(await BytesAsync($"{Rapport}{sti}.json?tabell={tabell}"))!["rader"]!.AsArray();
        Assert.That((ark.Count - 1, csv.Length - 1, json.Count), Is.EqualTo((paaSiden.Count, paaSiden.Count, paaSiden.Count)));
        for (var i = 0; i < paaSiden.Count; i++)
        {
            for (var k = 0; k < paaSiden[i].Celler.Length; k++)
            {
                var vist = paaSiden[i].Celler[k];
                if (vist.Contains('%', StringComparison.Ordinal) || vist == "–")
                {
                    continue;
                }

                // The workbook's amounts are not rounded: they are shown with one decimal.
                var fra = decimal.Parse(ark[i + 1][k + 2], NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.That(Math.Round(fra, 1, MidpointRounding.AwayFromZero), Is.EqualTo(Tall(vist)), $"{paaSiden[i].Navn} {k}");
                Assert.That(decimal.Parse(csv[i + 1].Split(';')[k + 2].Replace(',', '.'), CultureInfo.InvariantCulture), Is.EqualTo(fra));
                Assert.That((decimal)json[i]!["verdier"]![k]!, Is.EqualTo(fra));
            }
        }
    }

    [Test]
    public async Task A_file_says_by_its_name_whose_which_edition_and_what()
    {
        using var svar = await _tjener.Klient.GetAsync(Rapport + "/omraader/424.csv?tabell=arter");
        Assert.That((svar.Content.Headers.ContentType?.MediaType, svar.Content.Headers.ContentDisposition?.FileName?.Trim('"'), svar.Headers.ETag is not null),
            Is.EqualTo(("text/csv", "3201-2024-aarsrapport-u1-omraader-424-arter-mill.csv", true)));
    }

    [Test]
    public async Task Every_table_is_in_the_zip_with_the_bytes_that_the_page_says()
    {
        var side = await _tjener.HentAsync(Rapport + "/last-ned");
        var sagt = side.Hoved.Descendants("code").Select(c => c.Value).Where(c => c.Length == 64).ToList();
        await using var zip = new ZipArchive(new MemoryStream(await BytesAsync(Rapport + "/last-ned/alt.zip")));
        Assert.That(zip.Entries, Has.Count.EqualTo(sagt.Count).And.Count.GreaterThan(20));
        var iZip = zip.Entries.Select(p =>
        {
            using var stroem = p.Open();
            return Convert.ToHexStringLower(SHA256.HashData(stroem));
        });
        Assert.That(iZip, Is.EqualTo(sagt));
        foreach (var lenke in side.Lenker.Where(l => l.Contains(".csv", StringComparison.Ordinal) || l.Contains(".xlsx", StringComparison.Ordinal)))
        {
            Assert.That(sagt, Does.Contain(Convert.ToHexStringLower(SHA256.HashData(await BytesAsync(lenke)))), lenke);
        }
    }

    [TestCase("/drift.pdf")]
    [TestCase("/drift.csv?tabell=finnes-ikke")]
    [TestCase("/om.csv")]
    [TestCase("/omraader/425.csv")]
    [TestCase("/last-ned/annet.zip")]
    public async Task A_file_that_is_not_there_is_not_found(string sti) =>
        Assert.That((await _tjener.GetAsync(Rapport + sti, noekkel: null)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task The_print_has_the_contents_first_and_every_row_of_every_chapter()
    {
        var utskrift = await _tjener.HentAsync(Rapport + "/utskrift");
        var overskrifter = utskrift.Hoved.Descendants("h2").Select(Nettside.Tekst).ToList();
        var innhold = utskrift.Hoved.Descendants("nav").First(n => (string?)n.Attribute("aria-label") == "Innhold").Descendants("a").ToList();
        Assert.That(innhold, Has.Count.GreaterThan(8));
        foreach (var lenke in innhold)
        {
            Assert.That(utskrift.Hoved.Descendants("section").Any(s => "#" + (string?)s.Attribute("id") == (string)lenke.Attribute("href")!), lenke.Value);
        }

        foreach (var sti in new[] { "/drift", "/omraader", "/balanse", "/fond" })
        {
            var side = await _tjener.HentAsync(Rapport + sti);
            Assert.That(overskrifter, Does.Contain(Nettside.Tekst(side.Hoved.Element("h1")!)));
            var tabell = utskrift.Rader($"kapittel-{sti[1..]}-tabell").Select(r => string.Join('|', r.Celler));
            Assert.That(tabell, Is.EqualTo(side.Rader("tabell").Select(r => string.Join('|', r.Celler))));
        }
    }

    [Test]
    public async Task A_funds_page_goes_from_opening_to_closing()
    {
        var side = await _tjener.HentAsync(Rapport + "/fond/BUFFER");
        Assert.That(Nettside.Tekst(side.Hoved.Element("h1")!), Is.EqualTo("Bufferfond: 439,1 mill. kr"));
        Assert.That(side.Rader("tabell").Select(r => $"{r.Navn} {r.Celler[0]}"), Is.EqualTo(new[] { "Inn i året 690,9", "Avsatt 0,0", "Brukt -251,8", "Ut av året 439,1" }));
    }

    private static decimal Tall(string vist) => decimal.Parse(vist.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The headings and rows of the first sheet, as texts; above them are two lines that say what it is.</summary>
    private static List<List<string>> Ark(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var stroem = zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open();
        var ark = XDocument.Load(stroem);
        XNamespace n = ark.Root!.Name.Namespace;
        return [.. ark.Descendants(n + "row").Skip(2).Select(r =>
        {
            var rad = new List<string>();
            foreach (var celle in r.Elements(n + "c"))
            {
                var kolonne = ((string)celle.Attribute("r")!)[0] - 'A';
                while (rad.Count < kolonne)
                {
                    rad.Add("");
                }

                rad.Add(celle.Value);
            }

            return rad;
        })];
    }

    private async Task<List<(string Gruppe, string Navn, string Verdi)>> SoekAsync(string spoersmaal)
    {
        var side = await _tjener.HentAsync($"{Rapport}/sok?q={Uri.EscapeDataString(spoersmaal)}");
        return [.. side.Hoved.Elements("section").SelectMany(s => s.Descendants("li").Select(l => (
            Nettside.Tekst(s.Element("h2")!), Nettside.Tekst(l.Element("a")!),
            l.Elements("span").Where(t => (string?)t.Attribute("class") == "treffverdi").Select(Nettside.Tekst).FirstOrDefault() ?? "")))];
    }

    private async Task<byte[]> BytesAsync(string adresse)
    {
        using var svar = await _tjener.Klient.GetAsync(adresse);
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), adresse);
        return await svar.Content.ReadAsByteArrayAsync();
    }
}
