using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using NUnit.Framework;

namespace Ledger.Api.Tests;

/// <summary>What the contract shows as a request is taken as it stands, by a municipality that has nothing but what the examples before it made.</summary>
public sealed class EksempelTests
{
    /// <summary>What others build on, in the order that they need.</summary>
    private static readonly string[] Foerst =
    [
        "registrerKommune", "definerOrganisasjon", "definerFond", "definerProsjekt", "definerKontoplan", "oppdaterStamdata", "definerPeriodiseringsprofil",
        "registrerVedtak", "definerRegister", "bokfoerBilag", "attesterBilag", "definerPortefoelje", "definerFinansreglement", "definerBeholdning",
        "definerLaan", "lagrePublikasjon", "planleggPublisering", "publiser", "trekkPublikasjon", "fjernPublikasjon",
    ];

    private static readonly string[] Sist = ["tilbakefoerBilag", "settAttestasjonsregler", "settPubliseringsregler", "settPeriode", "avsluttAaret"];

    /// <summary>Those that need what a year, a key or a ledger beside this one would have: they are read, and refused for that alone.</summary>
    private static readonly Dictionary<string, HttpStatusCode> Tilstand = new()
    {
        ["settMerforbrukslag"] = HttpStatusCode.UnprocessableEntity, // the balance had no merforbruk
        ["aapneAaret"] = HttpStatusCode.NotFound, // there is no 2023
        ["vedtaSerie"] = HttpStatusCode.NotFound, // 2025 is not opened
        ["roterNoekkel"] = HttpStatusCode.NotFound, // the key is another installation's
        ["registrerStatus"] = HttpStatusCode.Conflict, // the year is not closed
        ["tilbakefoerAvslutning"] = HttpStatusCode.Conflict, // nor here
        ["tilbakefoerBilag"] = HttpStatusCode.Conflict, // the correction took it back
    };

    private static readonly Dictionary<string, string> Id = new()
    {
        ["publikasjoner"] = "aarsrapport-2024", ["oppstillinger"] = "loenn", ["noekkeltall"] = "netto_driftsresultat_prosent",
    };

    [Test]
    public async Task The_contracts_requests_are_taken()
    {
        await using var tjener = await Tjener.StartAsync();
        var kontrakt = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("openapi/ledger-v1.json")))!;
        var alle = kontrakt["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Sti: p.Key, Metode: o.Key, Operasjon: o.Value!)))
            .Where(o => o.Operasjon["requestBody"]?["content"] is JsonObject { Count: var antall } innhold && innhold.ContainsKey("application/json")
                && (antall == 1 || innhold["application/json"]!["example"] is JsonObject))
            .ToDictionary(o => (string)o.Operasjon["operationId"]!);
        Assert.That(Foerst.Concat(Sist).Concat(Tilstand.Keys).Where(n => !alle.ContainsKey(n)), Is.Empty);

        var galt = new List<string>();
        foreach (var navn in Foerst.Concat(alle.Keys.Except(Foerst).Except(Sist)).Concat(Sist))
        {
            var (sti, metode, operasjon) = alle[navn];
            var kropp = operasjon["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString();
            var svar = await tjener.SendAsync(
                new HttpMethod(metode.ToUpperInvariant()), Fyll(sti, operasjon, kontrakt), new StringContent(kropp, Encoding.UTF8, "application/json"),
                navn == "attesterBilag" ? "dev-bokfor" : "dev-admin", ("Idempotency-Key", "eksempel-" + navn));
            var rett = Tilstand.TryGetValue(navn, out var ventet) ? svar.Status == ventet : svar.Status is HttpStatusCode.OK or HttpStatusCode.Created;
            if (!rett)
            {
                galt.Add($"{navn}: {svar.Tekst}");
            }
        }

        Assert.That(galt, Is.Empty, string.Join("\n", galt));
        Assert.That(alle, Has.Count.GreaterThan(50));
    }

    private static string Fyll(string sti, JsonNode operasjon, JsonNode kontrakt) => string.Join('/', sti.Split('/').Select((del, i) => del switch
    {
        "{kommunenummer}" => "3201",
        "{id}" => Id[sti.Split('/')[i - 1]],
        ['{', .. var navn, '}'] => Uri.EscapeDataString(
            Eksempel(operasjon["parameters"]!.AsArray().Select(p => Parameter(p!, kontrakt)).Single(p => (string)p["name"]! == navn))),
        _ => del,
    }));

    private static JsonNode Parameter(JsonNode parameter, JsonNode kontrakt) =>
        (string?)parameter["$ref"] is { } sti ? kontrakt["components"]!["parameters"]![sti.Split('/')[^1]]! : parameter;

    private static string Eksempel(JsonNode parameter) => (parameter["example"] ?? parameter["schema"]!["examples"]![0])!.ToString();
}
