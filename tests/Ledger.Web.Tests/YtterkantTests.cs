using System.Net;
using System.Xml.Linq;
using Ledger.Api.Tests.Verktoey;
using Ledger.Web.Tests.Verktoey;

namespace Ledger.Web.Tests;

/// <summary>Pages at the edges: a municipality that has a budget and nothing booked, names without a place to break, and what cannot be shown.</summary>
public sealed class YtterkantTests
{
    private const string K = "/v1/kommuner/3236", Sider = "/3236/hovedbok/2025";
    private static readonly string Langt = new('a', 200);
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(_tjener.PutAsync(K, new { navn = "Budsjettkommunen", organisasjonsnummer = "935478715" }));
        await KrevAsync(_tjener.PutAsync(K + "/organisasjon/2025", new
        {
            enheter = new object[]
            {
                new { kode = "1", navn = Langt, nivaa = "direktoromraade" }, new { kode = "11", navn = "Skole", nivaa = "tjenesteomraade", overordnet = "1" },
            },
        }));
        await KrevAsync(_tjener.PostAsync(K + "/regnskap/2025/budsjett/vedtak", new
        {
            vedtaksreferanse = "B-1", vedtaksdato = "2024-12-12", organ = "Kommunestyret", type = "opprinnelig", tekst = "Budsjett",
            linjer = new object[]
            {
                new { kontoklasse = "drift", art = "010", funksjon = "202", ansvar = "11", beloep = 500_000 },
                new { kontoklasse = "drift", art = "870", funksjon = "800", ansvar = "11", beloep = -500_000 },
            },
        }));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>Nothing is divided by what is not there, and the page says that nothing is booked.</summary>
    [TestCase("")]
    [TestCase("/omraader")]
    [TestCase("/omraader/1")]
    [TestCase("/omraader/11")]
    [TestCase("/drift")]
    [TestCase("/investering")]
    [TestCase("/balanse")]
    [TestCase("/fond")]
    [TestCase("/disponering")]
    [TestCase("/noekkeltall")]
    [TestCase("/budsjett")]
    [TestCase("/utskrift")]
    public async Task A_budget_alone_has_its_pages(string sti)
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        var side = await leser.SideAsync(Sider + sti);
        var tekst = Nettside.Tekst(side.Html);
        Assert.That(tekst, Does.Contain("Ingenting er bokført i 2025 ennå"));
        Assert.That(side.Html.ToString(), Does.Not.Contain("NaN").And.Not.Contain("Infinity").And.Not.Contain("∞"));
        Assert.That(side.Html.Descendants("h1").Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_budget_alone_has_no_result()
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        var tekst = Nettside.Tekst((await leser.SideAsync(Sider + "?enhet=kr")).Hoved);
        Assert.That(tekst, Does.Contain("Ingenting er bokført. Budsjettet har et overskudd på 0 kr").And.Not.Contain("Driften ga"));
    }

    [TestCase("/noekkeltall")]
    [TestCase("/noekkeltall/netto_laanegjeld_per_innbygger")]
    public async Task A_key_figure_that_is_not_there_has_no_unit_after_it(string sti)
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        var tekst = Nettside.Tekst((await leser.SideAsync(Sider + sti)).Hoved).Replace('\u00a0', ' ');
        Assert.That(tekst, Does.Match("Netto lånegjeld per innbygger(: | ?)–").And.Not.Contain("– mill").And.Not.Contain("– kr"));
    }

    [Test]
    public async Task A_unit_with_a_budget_alone_shows_it()
    {
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        Assert.That(Nettside.Tekst((await leser.SideAsync(Sider + "/omraader?enhet=kr")).Hoved), Does.Contain(Langt));
        Assert.That(Nettside.Tekst((await leser.SideAsync(Sider + "/omraader/11?enhet=kr")).Hoved), Does.Contain("500 000"));
    }

    /// <summary>What is kept from a reader is told as a page in his language, with a way back and a reference, and nothing of the inside.</summary>
    [TestCase("/3236/2025/aarsrapport", 404, "Siden finnes ikke", "nb")]
    [TestCase("/3236/hovedbok/2025/bilag/17", 404, "Siden finnes ikke", "nb")]
    [TestCase("/3236/revisjon", 403, "Du har ikke tilgang til denne siden", "nb")]
    [TestCase("/3237/2025/aarsmelding", 410, "Rapporten er trekt tilbake", "nn")]
    [TestCase("/3237/2025/aarsmelding/u1/drift", 410, "Rapporten er trekt tilbake", "nn")]
    public async Task What_cannot_be_shown_is_a_page(string sti, int status, string tittel, string spraak)
    {
        await TrukketAsync();
        using var leser = await Sideleser.LoggInnAsync(_tjener, "dev-les");
        using var svar = await leser.HentAsync(sti);
        var tekst = await svar.Content.ReadAsStringAsync();
        Assert.That(((int)svar.StatusCode, svar.Content.Headers.ContentType?.MediaType), Is.EqualTo((status, "text/html")), tekst);
        var html = XElement.Parse(tekst["<!DOCTYPE html>".Length..]);
        Assert.That(((string?)html.Attribute("lang"), Nettside.Tekst(html.Descendants("h1").Single())), Is.EqualTo((spraak, tittel)));
        Assert.That(html.Descendants("main").Descendants("a").Select(a => (string?)a.Attribute("href")), Does.Contain("/"), "a way back");
        Assert.That(Nettside.Tekst(html), status == 404 ? Does.Not.Contain("Referanse") : Does.Match("Referanse: [0-9a-f]{32}"));
        Assert.That(tekst, Does.Not.Contain("   at ").And.Not.Contain("Exception").And.Not.Contain("System."));
        Assert.That(status != 410 || tekst.Contains("Feil tall.", StringComparison.Ordinal), "and why");
    }

    private async Task TrukketAsync()
    {
        const string Ny = "/v1/kommuner/3237", Dokument = Ny + "/publikasjoner/aarsmelding-2025";
        if ((await _tjener.GetAsync(Ny)).Status == HttpStatusCode.OK)
        {
            return;
        }

        await KrevAsync(_tjener.PutAsync(Ny, new { navn = "Nynorskkommunen", organisasjonsnummer = "910244132" }));
        await KrevAsync(_tjener.PutAsync(Ny + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skule", nivaa = "tjenesteomraade" } } }));
        await KrevAsync(_tjener.PutAsync(Dokument, new { aar = 2025, type = "aarsmelding", tittel = "Årsmelding 2025", spraak = "nn" }));
        await KrevAsync(_tjener.PostAsync(Dokument + "/publisering", new { }));
        await KrevAsync(_tjener.PostAsync(Dokument + "/tilbaketrekking", new { begrunnelse = "Feil tall." }));
    }

    private static async Task KrevAsync(Task<Svar> svar) => Assert.That((int)(await svar).Status, Is.InRange(200, 204), (await svar).Tekst);
}
