using System.Net;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>The contract's own examples of the finance register are taken by the service, in the order of a municipality that begins.</summary>
public sealed class FinanskontraktTests
{
    private const string K = "/v1/kommuner/3206";
    private const string Mal = "/v1/kommuner/{kommunenummer}/finans";

    [Test]
    public async Task The_examples_of_the_contract_are_taken()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(tjener.PutAsync(K, new { navn = "Kommune 3206", organisasjonsnummer = "920125298" }));
        foreach (var fond in new[] { "FORV-GRUNN", "FORV-BUFFER" })
        {
            await KrevAsync(tjener.PutAsync($"{K}/fond/{fond}", new { navn = fond, type = "disposisjonsfond" }));
        }

        var stier = (await tjener.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject();
        JsonNode Innhold(string sti, string metode) => stier[Mal + sti]![metode]!["requestBody"]!["content"]!;
        foreach (var sti in new[]
        {
            "/portefoeljer/{portefoelje}", "/beholdninger/{beholdning}", "/laan/{laan}", "/rentebytter/{rentebytte}", "/eierposter/{eierpost}",
            "/finansreglement/{gyldigFra}",
        })
        {
            var eksempel = Innhold(sti, "put")["application/json"]!["example"]!;
            var adresse = $"{K}/finans{sti[..sti.IndexOf('{', StringComparison.Ordinal)]}{eksempel["kode"]}";
            var svar = await tjener.PutAsync(adresse, eksempel);
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), $"{adresse} {eksempel.ToJsonString()} {svar.Tekst}");
        }

        var filer = Innhold("/importer", "post");
        foreach (var type in new[] { "text/csv", "application/x-ndjson" })
        {
            var svar = await tjener.SendAsync(
                HttpMethod.Post, $"{K}/finans/importer?proevekjoering=true",
                new StringContent((string)filer[type]!["example"]!, System.Text.Encoding.UTF8, type), "dev-bokfor", ("Idempotency-Key", type));
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), $"{type} {svar.Tekst}");
        }

        foreach (var sti in new[] { "/avstemming/merknader", "/reglement/avvik", "/finansrapporter" })
        {
            var eksempel = Innhold(sti, "post")["application/json"]!["example"]!;
            if (sti == "/finansrapporter")
            {
                eksempel["versjon"] = null;
            }

            var svar = await tjener.PostAsync($"{K}/finans{sti}", eksempel);
            Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.OK), $"{sti} {eksempel.ToJsonString()} {svar.Tekst}");
        }
    }
}
