using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>Rules that later ones took the place of: their limits can still be explained, and their days have their factors.</summary>
public sealed class FinansreglementTests
{
    private const string K = "/v1/kommuner/3203";
    private const string F = K + "/finans";
    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(_tjener.PutAsync(K, new { navn = "Kommune 3203", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(F + "/laan/L-1", new
        {
            motpartsgruppe = "KBN", laangiver = "KBN", form = "avdragsfritt", hovedstol = 1000, foersteUtbetaling = "2022-12-31", forfall = "2030-06-30",
            terminerPerAar = 2, rentekonvensjon = "act/365", sektor = "320",
            fordeling = new[] { new { formaal = "ikkeSelvfinansierende", motpost = "ingen", andel = 1 } },
        }));
        foreach (var (dag, id, rente) in new[] { ("2023-01-01", "gammel", 1m), ("2024-01-01", "ny", 2m) })
        {
            await KrevAsync(_tjener.PutAsync($"{F}/finansreglement/{dag}", new
            {
                vedtak = dag, grenser = new[] { new { id, maal = "rentebinding", oevre = 1, maales = "rapportdato" } },
                stress = new { renteProsentpoeng = rente, aksjefallProsent = 50, motpartProsent = 3 },
            }));
        }

        await KrevAsync(_tjener.ImporterAsync(
            F + "/importer", "referanse;slag;objekt;dato;til;type;beloep;prosent\nA;laanebevegelse;L-1;2022-12-31;;inngaaende;1000;\n"
                + "R;rentevilkaar;L-1;2022-12-31;2026-03-31;flytende;;4.5\n",
            "a"));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    /// <summary>What explains a breach names a limit that some rules have; one that none has is refused, and nothing is written of it.</summary>
    [TestCase("gammel", 200)]
    [TestCase("ny", 200)]
    [TestCase("ukjent", 422)]
    [TestCase("Ny", 422)]
    public async Task An_explanation_is_of_a_limit_that_there_is(string grense, int status)
    {
        var foer = await VersjonAsync();
        var svar = await _tjener.PostAsync(F + "/reglement/avvik", new { grense, fra = "2023-06-30", haandtering = "Meldt." });
        Assert.That((int)svar.Status, Is.EqualTo(status), svar.Tekst);
        Assert.That(await VersjonAsync() - foer, Is.EqualTo(status == 200 ? 1 : 0));
        if (status == 422)
        {
            Assert.That(
                svar.Json["feil"]!.AsArray().Select(f => ((string)f!["felt"]!, (string)f["kode"]!)), Is.EqualTo(new[] { ("grense", "ukjent_objekt") }), svar.Tekst);
        }
    }

    /// <summary>Last year's column of the stress test is what the test of that day is, and what the finance report has of it: one percent, not two.</summary>
    [Test]
    public async Task Last_years_stress_test_has_the_factors_of_its_day()
    {
        static decimal Tap(JsonNode test, string felt = "tap") => (decimal)test["del1"]![0]![felt]!;
        var (naa, fjor, rapport) = (await HentAsync("/stresstest?dato=2024-12-31"), await HentAsync("/stresstest?dato=2023-12-31"), await HentAsync("/rapport?dato=2024-12-31"));
        Assert.That((Tap(naa), Tap(naa, "tapForrigeAar"), Tap(fjor)), Is.EqualTo((20m, 10m, 10m)));
        Assert.That(Tap(rapport["tabellene"]!["stresstesten"]!, "tapForrigeAar"), Is.EqualTo(Tap(rapport["tabelleneForrigeAar"]!["stresstesten"]!)).And.EqualTo(10m));
        Assert.That((decimal)naa["faktorer"]!["renteProsentpoeng"]!, Is.EqualTo(2m));
        var egen = await HentAsync("/stresstest?dato=2024-12-31&rente=3");
        Assert.That((Tap(egen), Tap(egen, "tapForrigeAar")), Is.EqualTo((30m, 30m)), "a factor that is asked for is that of both days");
    }

    private static async Task KrevAsync(Task<Svar> task) => Assert.That((int)(await task).Status, Is.InRange(200, 201), (await task).Tekst);

    private async Task<long> VersjonAsync() => (long)(await HentAsync("/reglement/kontroll?dato=2024-12-31"))["versjon"]!;

    private async Task<JsonNode> HentAsync(string sti)
    {
        var svar = await _tjener.GetAsync(F + sti);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), svar.Tekst);
        return svar.Json;
    }
}
