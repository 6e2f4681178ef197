using System.Net;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What the finance register refuses, with the row or the field that is wrong.</summary>
public sealed class FinansregelTests
{
    private const string K = "/v1/kommuner/3208";
    private const string F = K + "/finans";

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(_tjener.PutAsync(K, new { navn = "Kommune 3208", organisasjonsnummer = "920125298" }));
        await KrevAsync(_tjener.PutAsync(F + "/portefoeljer/FORV", new { navn = "Fond", type = "langsiktig", startdato = "2020-01-01" }));
        foreach (var kode in new[] { "L1", "L2", "L3" })
        {
            await KrevAsync(_tjener.PutAsync($"{F}/laan/{kode}", Laan()));
        }
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCase("I1;laanebevegelse;L1;2024-06-30;inngaaende;1000\nI2;laanebevegelse;L1;2024-05-01;avdrag;-10", 3, "dato", "inngaaende_ikke_foerst")]
    [TestCase(
        "O1;laanebevegelse;L2;2024-01-02;opptak;100\nA1;laanebevegelse;L2;2024-03-01;avdrag;-200\nO2;laanebevegelse;L2;2024-09-01;opptak;500", 3, "beloep",
        "restgjeld_negativ")]
    [TestCase("I3;indeks;KPI;0024-06-30;;100", 2, "dato", "utenfor_omraadet")]
    [TestCase("A9;laanebevegelse;L3;2024-03-01;avdrag;", 2, "beloep", "mangler")]
    public async Task A_row_that_is_wrong_is_the_one_that_is_named(string rader, int linje, string felt, string kode)
    {
        var svar = await _tjener.SendAsync(
            HttpMethod.Post, F + "/importer",
            new StringContent("referanse;slag;objekt;dato;type;beloep\n" + rader + "\n", System.Text.Encoding.UTF8, "text/csv"), "dev-bokfor", ("Idempotency-Key", rader.Length + kode));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
        Assert.That(
            svar.Json["feil"]!.AsArray().Select(f => ((int?)f!["linje"], (string)f["felt"]!, (string)f["kode"]!)),
            Is.EqualTo(new[] { ((int?)linje, felt, kode) }));
    }

    [Test]
    public async Task A_definition_names_the_field_that_is_wrong()
    {
        object Reglement(params object[] grenser) => new
        {
            vedtak = "1/24", vedtaksdato = "2024-01-01", hovedbank = "DNB", fastrenteTerskelMaaneder = 12, rentebindingMetode = "enkel",
            unntattMotpost = Array.Empty<string>(), strategi = Array.Empty<object>(), grenser,
            stress = new { renteProsentpoeng = 2, aksjefallProsent = 50, motpartProsent = 3 },
        };
        foreach (var (sti, innhold, felt, kode) in new[]
        {
            (
                "/finansreglement/2024-01-01", Reglement(new { id = "a", maal = "aktivaandel", aktivaklasse = "aksjer", oevre = 40 }),
                "grenser[0].portefoelje", "mangler"),
            (
                "/finansreglement/2024-01-01", Reglement(new { id = "a", maal = "aktivaandel", portefoelje = "FORV", oevre = 40 }),
                "grenser[0].aktivaklasse", "mangler"),
            (
                "/finansreglement/2024-01-01", Reglement(new { id = "a", maal = "aktivaandel", portefoelje = "UKJENT", aktivaklasse = "aksjer", oevre = 40 }),
                "grenser[0].portefoelje", "ukjent_portefoelje"),
            ("/laan/L4", Laan(uten: "fordeling"), "fordeling", "mangler"),
            ("/laan/L4", Laan(terminer: 0), "terminerPerAar", "utenfor_omraadet"),
            ("/laan/L4", Laan(formaal: "leie"), "fordeling[0].formaal", "ugyldig_kombinasjon"),
        })
        {
            var svar = await _tjener.PutAsync(F + sti, innhold);
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), svar.Tekst);
            Assert.That(svar.Json["feil"]!.AsArray().Select(f => ((string)f!["felt"]!, (string)f["kode"]!)), Is.EqualTo(new[] { (felt, kode) }), svar.Tekst);
        }
    }

    private static object Laan(int terminer = 2, string? uten = null, string formaal = "ikkeSelvfinansierende") => new
    {
        motpartsgruppe = "KBN", laangiver = "KBN", form = "serie", hovedstol = 1000, foersteUtbetaling = "2024-01-02", forfall = "2036-01-02",
        terminerPerAar = terminer, foersteTermin = "2024-07-02", valuta = "NOK", rentekonvensjon = "act/365", sektor = "395",
        fordeling = uten == "fordeling" ? null : new[] { new { formaal, motpost = "ingen", andel = 1 } },
    };
}
