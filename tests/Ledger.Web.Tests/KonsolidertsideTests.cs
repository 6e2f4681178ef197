using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>The consolidated accounts as pages, with the notes of § 10-4: for a municipality with units, and who may see all of them.</summary>
public sealed class KonsolidertsideTests
{
    private const string K = "/v1/kommuner/3201", E = K + "/regnskapsenheter/KF1", Sider = "/3201/hovedbok/2025";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await LagAsync(_tjener);
    }

    private static async Task LagAsync(Tjener tjener)
    {
        await KrevAsync(tjener.PutAsync(K, new { navn = "Nyvik", organisasjonsnummer = "935478715" }));
        await KrevAsync(tjener.PutAsync(E, new { navn = "Eiendom KF", organisasjonsnummer = "910244132", type = "kf", fra = "2025-01-01" }));
        foreach (var ledger in new[] { K, E })
        {
            await KrevAsync(tjener.PutAsync($"{ledger}/organisasjon/2025", new { enheter = new[] { new { kode = "101", navn = "Alt", nivaa = "ansvar" } } }));
        }

        await BilagAsync(tjener, K, Rad("drift", "870", -1_000_000m), Rad("drift", "380", 300_000m, "KF1"), Rad("balanse", "10", 700_000m));
        await BilagAsync(tjener, E, Rad("drift", "780", -300_000m, "KASSE"), Rad("drift", "010", 100_000m), Rad("balanse", "10", 200_000m));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task The_statements_and_notes_are_pages_of_the_menu_with_the_figures_of_the_API()
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        var forside = await leser.SideAsync(Sider);
        var meny = forside.Html.Descendants("nav").First(n => (string?)n.Attribute("aria-label") == "Kapitler").Descendants("a")
            .Select(a => (string)a.Attribute("href")!).Where(h => h.Contains("/rapport/", StringComparison.Ordinal)).Select(h => h.Split('/')[^1]).ToList();
        Assert.That(meny, Is.SupersetOf(new[]
        {
            "konsolidertDriftsregnskap", "konsolidertInvesteringsregnskap", "konsolidertBalanse", "elimineringer", "samletMinimumsavdrag", "konsolidertNoter",
        }));

        var drift = await leser.SideAsync(Sider + "/rapport/konsolidertDriftsregnskap?enhet=kr");
        var linjer = (await _tjener.GetAsync(K + "/konsolidert/regnskap/2025/driftsregnskap")).Json["linjer"]!.AsArray();
        var rader = drift.Rader("tabell-konsolidert-driftsregnskap").ToList();
        Assert.That(rader, Has.Count.EqualTo(linjer.Count));
        foreach (var (rad, linje) in rader.Zip(linjer))
        {
            Assert.That(rad.Navn, Does.StartWith((string)linje!["post"]!));
            Assert.That(Desimal(rad.Celler[0]), Is.EqualTo((decimal)linje["regnskap"]!), rad.Navn);
        }

        Assert.That(rader.Single(r => r.Navn.Contains("Netto driftsresultat", StringComparison.Ordinal)).Celler[0].Replace('\u00a0', ' '), Does.Contain("900 000,00"));

        var balanse = Nettside.Tekst((await leser.SideAsync(Sider + "/rapport/konsolidertBalanse")).Hoved);
        Assert.That(balanse, Does.Contain("B Omløpsmidler").And.Contain("Sum eiendeler").And.Not.Contain("SUM_"), "a line's id for programs is not read by people");

        var noter = Nettside.Tekst((await leser.SideAsync(Sider + "/rapport/konsolidertNoter")).Hoved);
        Assert.That(noter, Does.Contain("Inngår i det konsoliderte regnskapet").And.Contain("Eiendom KF").And.Contain("Kommet til").And.Contain("§ 10-4"));
        var fil = await leser.HentAsync(Sider + "/rapport/konsolidertNoter.csv");
        Assert.That(await fil.Content.ReadAsStringAsync(), Does.Contain("Eiendom KF"));
        Assert.That((await leser.HentAsync(Sider + "/rapport/konsolidertBalanse?perEnhet=true")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await leser.HentAsync(Sider + "/rapport/konsolidertBalanse?versjon=1")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "a version is one ledger's");
    }

    /// <summary>What the reader has chosen goes along, also to pages without amounts; and nothing is published, so that there is no front.</summary>
    [TestCase("?enhet=tusen")]
    [TestCase("?versjon=4")]
    [TestCase("/rapport/frister?enhet=kr")]
    public async Task No_link_is_dead_whatever_is_chosen(string fra)
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        var lenker = (await leser.SideAsync(Sider + fra)).Html.Descendants("a").Select(a => (string)a.Attribute("href")!)
            .Where(h => h[0] == '/' && h != "/logg-ut").Distinct().ToList();
        Assert.That(lenker.Count(h => h.Contains(fra.Split('?')[1], StringComparison.Ordinal)), Is.GreaterThan(40));
        var doede = new List<string>();
        foreach (var lenke in lenker)
        {
            using var svar = await leser.HentAsync(lenke);
            if (!svar.IsSuccessStatusCode)
            {
                doede.Add($"{(int)svar.StatusCode} {lenke}");
            }
        }

        Assert.That(doede, Is.Empty);
    }

    [Test]
    public async Task Who_does_not_see_every_unit_is_told_so_as_a_page()
    {
        await using var tilbyder = await Innloggingstjeneste.StartAsync();
        await using var tjener = await Tjener.StartAsync(innstillinger: tilbyder.Innstillinger(0, "Kommunen", "ledger:les"));
        await LagAsync(tjener);
        tilbyder.Bruker = ("kassen", "kassen", ["rolle"]);
        using var leser = new Leser(tjener.Klient.BaseAddress!);
        Assert.That(await leser.FoelgAsync("/logg-inn/0?til=/min-side"), Is.EqualTo((HttpStatusCode.OK, "/min-side")));
        Assert.That(await leser.TekstAsync(Sider), Does.Contain("konsolidertNoter"));
        foreach (var rapport in new[] { "konsolidertDriftsregnskap", "konsolidertNoter", "elimineringer.csv" })
        {
            using var svar = await leser.HentAsync($"{Sider}/rapport/{rapport}");
            var tekst = WebUtility.HtmlDecode(await svar.Content.ReadAsStringAsync());
            Assert.That((svar.StatusCode, svar.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.Forbidden, "text/html")));
            Assert.That(tekst, Does.Contain("krever lesetilgang til alle enhetene").And.Contain("Til forsiden").And.Contain("Referanse: ").And.Not.Contain("Eiendom KF"));
        }
    }

    private static decimal Desimal(string vist) => decimal.Parse(
        vist.Replace(" ", "", StringComparison.Ordinal).Replace('\u2212', '-').Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);

    private static Task BilagAsync(Tjener tjener, string ledger, params object[] posteringer) => KrevAsync(tjener.PostAsync(
        ledger + "/regnskap/2025/bilag",
        new { bilagsreferanse = Guid.NewGuid().ToString("N"), bilagsdato = "2025-06-01", periode = 6, tekst = "T", posteringer }));

    private static JsonObject Rad(string kontoklasse, string kode, decimal beloep, string? motpartsenhet = null)
    {
        var rad = kontoklasse == "balanse" ? new JsonObject { ["kontoklasse"] = kontoklasse, ["kapittel"] = kode, ["sektor"] = "320", ["beloep"] = beloep }
            : new JsonObject { ["kontoklasse"] = kontoklasse, ["art"] = kode, ["funksjon"] = kode == "870" ? "800" : "202", ["ansvar"] = "101", ["beloep"] = beloep };
        if (motpartsenhet is not null)
        {
            rad["motpartsenhet"] = motpartsenhet;
        }

        return rad;
    }

    private static async Task KrevAsync(Task<Svar> svar) => Assert.That((int)(await svar).Status, Is.InRange(200, 201), (await svar).Tekst);
}
