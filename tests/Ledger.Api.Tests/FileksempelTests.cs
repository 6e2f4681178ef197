using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>Each operation that takes a file shows its own in the contract, and takes what it shows: in each form when tried, and written.</summary>
public sealed class FileksempelTests
{
    private const string K = "/v1/kommuner/3209";
    private const string Aar = K + "/regnskap/2026";

    /// <summary>Where each is sent, in an order in which what a row names is there before it.</summary>
    private static readonly (string Id, string Adresse)[] Operasjoner =
    [
        ("importer", Aar + "/importer"), ("saldoimport", Aar + "/saldoimporter?kilde=natt"), ("registrerVedtak", Aar + "/budsjett/vedtak"),
        ("registrerFlereVedtak", K + "/budsjett/vedtak"), ("foreslaaImportprofil", K + "/importprofiler/forslag"), ("endreKontoplan", K + "/kontoplan/2026"),
        ("sendRegisterobjekter", K + "/registre/tiltak/objekter"), ("settRegisterobjekt", K + "/registre/tiltak/objekter/T-020"), ("settAnlegg", K + "/anlegg/A-1"),
        ("settUtlaan", K + "/utlaan/U-1"), ("settGaranti", K + "/garantier/G-1"), ("settSelvkost", K + "/selvkost/VANN"), ("settPremieavvik", K + "/premieavvik/KLP/2026"),
        ("sendPoster", K + "/registre/anlegg/poster"), ("importerRegistre", K + "/registre/importer"), ("sendOpplysninger", K + "/opplysninger"), ("sendSerierader", K + "/serier/oekonomiplan/2026-2029/rader"),
        ("sendRapporteringsbok", Aar + "/rapportering?prognose=2026-T1"), ("importerFinansposter", K + "/finans/importer"),
    ];

    [Test]
    public async Task Every_file_that_the_contract_shows_is_taken()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await KrevAsync(tjener.PutAsync(K, new { navn = "Kommune 3209", organisasjonsnummer = "920125298" }));
        foreach (var aar in new[] { 2026, 2027 })
        {
            await KrevAsync(tjener.PutAsync($"{K}/organisasjon/{aar}", new { enheter = new object[] { new { kode = "101", navn = "Skole", nivaa = "tjenesteomraade" } } }));
        }

        await KrevAsync(tjener.PutAsync(K + "/serier/prognose/2026-T1", new { }));
        await KrevAsync(tjener.PutAsync(K + "/finans/laan/KBN-01", new
        {
            motpartsgruppe = "KBN", laangiver = "KBN", form = "serie", hovedstol = 765000000, foersteUtbetaling = "2024-06-20", forfall = "2049-06-20", terminerPerAar = 2,
            rentekonvensjon = "act/365", sektor = "395", fordeling = new[] { new { formaal = "selvfinansierendeBolig", andel = 1 } },
        }));

        var operasjoner = (await tjener.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject())
            .Where(o => o.Value?["requestBody"]?["content"]?["text/csv"] is not null)
            .ToDictionary(o => (string)o.Value!["operationId"]!, o => (Metode: o.Key, Innhold: o.Value!["requestBody"]!["content"]!, Parametre: o.Value["parameters"]!));
        Assert.That(operasjoner.Keys, Is.EquivalentTo(Operasjoner.Select(o => o.Id)), "an operation that takes a file is tried here");
        Assert.That(
            operasjoner.Values.Select(o => (string?)o.Innhold["text/csv"]!["example"]), Is.Unique.And.All.Contains("\n"), "each shows a file of its own");
        var galt = new List<string>();
        foreach (var (id, adresse) in Operasjoner)
        {
            var (metode, innhold, _) = operasjoner[id];
            foreach (var type in new[] { "application/x-ndjson", "application/json", "text/csv" })
            {
                // Where JSON is the rows of a file it is a list of them; what else JSON is to an operation, its other examples are.
                if (innhold[type]?["example"] is not { } vist || (type == "application/json" && vist is JsonObject))
                {
                    Assert.That(
                        (id, type),
                        Is.EqualTo(("endreKontoplan", "application/x-ndjson")).Or.EqualTo(("registrerFlereVedtak", "application/json"))
                            .Or.EqualTo(("endreKontoplan", "application/json")).Or.EqualTo(("registrerVedtak", "application/json")),
                        "it takes no such file");
                    continue;
                }

                var eksempel = type == "application/json" ? vist.AsArray().ToJsonString() : (string)vist!;

                foreach (var proeve in id == "foreslaaImportprofil" ? [""] : type == "text/csv" ? ["proevekjoering=true", "proevekjoering=false"] : new[] { "proevekjoering=true" })
                {
                    var svar = await tjener.SendAsync(
                        new HttpMethod(metode.ToUpperInvariant()), adresse + (proeve.Length == 0 ? "" : (adresse.Contains('?') ? "&" : "?") + proeve),
                        new StringContent(eksempel, Encoding.UTF8, type), "dev-admin", ("Idempotency-Key", id + type));
                    if (svar.Status is not (HttpStatusCode.OK or HttpStatusCode.Created))
                    {
                        galt.Add($"{id} {type} {proeve}: {(int)svar.Status} {svar.Tekst}");
                    }
                }
            }
        }

        Assert.That(galt, Is.Empty);
    }

    /// <summary>No answer shows the rows of another: what an extract looks like is in its own description.</summary>
    [Test]
    public async Task No_answer_shows_postings_that_it_has_not()
    {
        await using var tjener = await Tjener.StartAsync();
        var svar = (await tjener.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject())
            .SelectMany(o => (o.Value?["responses"] as JsonObject ?? []).SelectMany(r => r.Value!["content"] as JsonObject ?? []));
        Assert.That(svar.Where(c => c.Key is "text/csv" or "application/x-ndjson").Select(c => (string?)c.Value!["example"]), Is.All.Null);
    }
}
