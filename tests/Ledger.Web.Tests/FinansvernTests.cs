using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>Who sees what of the finance register: its pages and files are for those who have signed in, and no published edition has anything of it.</summary>
public sealed partial class FinansvernTests
{
    private const string Aaret = "/3201/hovedbok/2024";
    private const string Rapport = "/3201/2024/aarsrapport";
    private const string Vurdering = "Vurderingen 471147 er for kommunestyret.";
    private const string Haandtering = "Bruddet 471148 er meldt.";

    /// <summary>Names of loans and holdings, and what was written of a report and of a breach.</summary>
    private static readonly string[] Hemmelig = ["KBN-06", "OBL-02", "HUS-01", "KLP-FREMVOKSENDE", "471147", "471148"];

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Demo.StartAsync();
        var rapport = await _tjener.PostAsync(
            "/v1/kommuner/3201/finans/finansrapporter", new { rapportdato = "2024-12-31", type = "aar", vurderinger = new { risiko = Vurdering } });
        Assert.That(rapport.Status, Is.EqualTo(HttpStatusCode.OK), rapport.Tekst);
        var avvik = await _tjener.PostAsync(
            "/v1/kommuner/3201/finans/reglement/avvik", new { grense = "aktivaandel:FORV:aksjer", fra = "2024-07-31", til = "2024-09-30", haandtering = Haandtering });
        Assert.That(avvik.Status, Is.EqualTo(HttpStatusCode.OK), avvik.Tekst);
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>
    /// Every address of the register that its pages lead to answers who has signed in, each file as what it says it is; without a session each of them leads to
    /// the sign-in, and says nothing.
    /// </summary>
    [Test]
    public async Task Every_page_and_file_is_behind_the_sign_in()
    {
        using var leser = await LoggInnAsync();
        using var ingen = Klient();
        var sider = new[] { "gjeld", "fond", "likviditet", "rapport", "poster" }.Select(e => $"{Aaret}/finans/{e}").ToHashSet();
        foreach (var side in sider.ToList())
        {
            sider.UnionWith(Lenker().Matches(await leser.GetStringAsync(side)).Select(m => WebUtility.HtmlDecode(m.Groups["til"].Value)));
        }

        sider.UnionWith([Aaret + "/utskrift", Aaret + "/sok?q=KBN-06", Aaret + "/last-ned/alt.zip"]);
        var (csv, xlsx) = (0, 0);
        foreach (var sti in sider)
        {
            using var svar = await leser.GetAsync(sti);
            Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), sti);
            var (innhold, type) = (await svar.Content.ReadAsByteArrayAsync(), svar.Content.Headers.ContentType?.MediaType);
            if (sti.Contains(".csv", StringComparison.Ordinal))
            {
                csv++;
                Assert.That(type, Is.EqualTo("text/csv"), sti);
                Assert.That(Encoding.UTF8.GetString(innhold).Split('\n')[0], Does.Contain(";"), sti);
            }
            else if (sti.Contains(".xlsx", StringComparison.Ordinal))
            {
                xlsx++;
                using var bok = new ZipArchive(new MemoryStream(innhold));
                Assert.That(bok.Entries.Select(e => e.FullName), Does.Contain("xl/workbook.xml"), sti);
            }

            using var uten = await ingen.GetAsync(sti);
            Assert.That((uten.StatusCode, uten.Headers.Location?.OriginalString.Split('?')[0]), Is.EqualTo((HttpStatusCode.Found, "/logg-inn")), sti);
            Assert.That(await uten.Content.ReadAsStringAsync(), Is.Empty, sti);
        }

        Assert.That(xlsx, Is.EqualTo(csv).And.GreaterThan(20), "each table as both");
    }

    /// <summary>What is filed is on the page of those who have signed in, and neither it nor the register's names are in a published edition, its search, print or files.</summary>
    [Test]
    public async Task A_published_edition_has_nothing_of_the_register()
    {
        using var leser = await LoggInnAsync();
        Assert.That(await leser.GetStringAsync(Aaret + "/finans/likviditet"), Does.Contain("471148"));
        using var ingen = Klient();
        foreach (var emne in new[] { "gjeld", "fond", "likviditet", "rapport", "poster", "gjeld/gjeldsmotparter.csv", "likviditet/stresstest.xlsx", "rapport/finansrapport.csv" })
        {
            using var svar = await ingen.GetAsync($"{Rapport}/finans/{emne}");
            Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), emne);
        }

        foreach (var sti in new[] { "", "/utskrift", "/last-ned", "/sok?q=KBN-06", "/sok?q=471147", "/sok?q=471148", "/sok?q=finansregister" })
        {
            var side = await _tjener.Klient.GetStringAsync(Rapport + sti);
            var sagt = sti.Split('=').Last();
            Assert.That(Hemmelig.Where(h => h != sagt && side.Contains(h, StringComparison.Ordinal)), Is.Empty, sti);
            Assert.That(side, Does.Not.Contain("/finans/"), sti);
        }

        using var zip = new ZipArchive(await _tjener.Klient.GetStreamAsync(Rapport + "/last-ned/alt.zip"));
        Assert.That(zip.Entries.Count, Is.GreaterThan(10));
        foreach (var fil in zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var leses = new StreamReader(fil.Open());
            var innhold = await leses.ReadToEndAsync();
            Assert.That(Hemmelig.Where(h => innhold.Contains(h, StringComparison.Ordinal)), Is.Empty, fil.Name);
        }
    }

    private HttpClient Klient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _tjener.Klient.BaseAddress };

    private async Task<HttpClient> LoggInnAsync()
    {
        var klient = Klient();
        var vern = Vern().Match(await klient.GetStringAsync("/logg-inn")).Groups["vern"].Value;
        using var inn = await klient.PostAsync("/logg-inn", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), KeyValuePair.Create("noekkel", "dev-les"), KeyValuePair.Create("til", "/min-side")]));
        Assert.That(inn.Headers.Location?.ToString(), Is.EqualTo("/min-side"));
        return klient;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<vern>[^\"]+)\"")]
    private static partial Regex Vern();

    [GeneratedRegex("href=\"(?<til>/3201/hovedbok/2024/finans/[^\"]+)\"")]
    private static partial Regex Lenker();
}
