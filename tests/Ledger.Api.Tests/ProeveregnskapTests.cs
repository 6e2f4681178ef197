using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>A place to try: marked in every answer, never published, never made into accounts.</summary>
public sealed class ProeveregnskapTests
{
    private const string Merke = "Ledger-Proeveregnskap";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync();
        await RegistrerAsync(_tjener, "3301");
        await KrevAsync(_tjener.PutAsync(Sti("3302"), Kommune(true)));
        await KrevAsync(_tjener.PutAsync(Sti("3302") + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("/v1/kommuner/{0}")]
    [TestCase("/v1/kommuner/{0}/regnskap/2025/driftsregnskap")]
    [TestCase("/v1/kommuner/{0}/regnskap/2025/avvik?nivaa=tjenesteomraade&format=csv")]
    [TestCase("/v1/kommuner/{0}/regnskap/2025/posteringer?format=xlsx")]
    [TestCase("/v1/kommuner/{0}/regnskap/2030/balanse")]
    [TestCase("/v1/kommuner/{0}/regnskap/2025/balanse?ukjent=1")]
    [TestCase("/v1/kommuner/{0}/revisjon/uttrekk")]
    public async Task Every_answer_is_marked_and_no_answer_of_accounts_is(string sti)
    {
        Assert.That((await _tjener.GetAsync(string.Format(sti, "3302"))).Hode(Merke), Is.EqualTo("true"));
        Assert.That((await _tjener.GetAsync(string.Format(sti, "3301"))).Hode(Merke), Is.Null);
    }

    [Test]
    public async Task It_books_as_any_ledger_and_is_told_in_the_lists()
    {
        var bilag = await _tjener.ImporterAsync(Aar("3302") + "/importer", Csv("A", 1), "proeve");
        Assert.That((bilag.Status, bilag.Hode(Merke)), Is.EqualTo((HttpStatusCode.Created, "true")), bilag.Tekst);
        var liste = (await _tjener.GetAsync("/v1/kommuner")).Json["kommuner"]!.AsArray().ToDictionary(k => (string)k!["kommunenummer"]!, k => (bool)k!["proeve"]!);
        Assert.That((liste["3301"], liste["3302"]), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task What_it_is_is_said_once()
    {
        var til = await _tjener.PutAsync(Sti("3301"), Kommune(true));
        Assert.That((til.Status, til.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "proeve_kan_ikke_endres")), til.Tekst);
        var fra = await _tjener.PutAsync(Sti("3302"), Kommune(false));
        Assert.That((fra.Status, fra.Koder.Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "proeve_kan_ikke_endres")), fra.Tekst);
        await KrevAsync(_tjener.PutAsync(Sti("3302"), new { navn = "Et annet navn", organisasjonsnummer = "920125298" }));
        Assert.That((bool)(await _tjener.GetAsync(Sti("3302"))).Json["proeve"]!, Is.True, "left out is as it was");
    }

    [Test]
    public async Task It_is_never_published()
    {
        await KrevAsync(_tjener.PutAsync(Sti("3302") + "/publikasjoner/aar", new { aar = 2025, type = "aarsrapport", tittel = "Årsrapport", rapporteringsdato = "2025-12-31" }));
        var svar = await _tjener.PostAsync(Sti("3302") + "/publikasjoner/aar/publisering", new { });
        Assert.That((svar.Status, (string?)svar.Json["funn"]![0]!["kode"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "proeveregnskap")), svar.Tekst);
        Assert.That((await _tjener.GetAsync("/3302/2025/aarsrapport", null)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static object Kommune(bool proeve) => new { navn = "Prøvekommune", organisasjonsnummer = "920125298", proeve };
}
