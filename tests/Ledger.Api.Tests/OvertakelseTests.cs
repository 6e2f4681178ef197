using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>The command that takes over a database of the version before, and the service that starts on what it made.</summary>
public sealed partial class OvertakelseTests
{
    /// <summary>A key that was made by the version before; it is in the old database as a salted hash.</summary>
    private const string Noekkel = "lk_8ebaabd3fba7415c_oDxJzBDgEz3hiAj7KKS-gCbC3V9YUuIFyIJrYJxCw54";

    [Test]
    public async Task What_is_taken_over_answers_as_it_did()
    {
        var mappe = Directory.CreateTempSubdirectory("ledger-").FullName;
        var gammel = Path.Combine(mappe, "ledger.db");
        await using (var pakket = new GZipStream(File.OpenRead(Repository.Path("tests/Ledger.Storage.Tests/eldre/ledger.db.gz")), CompressionMode.Decompress))
        await using (var fil = File.Create(gammel))
        {
            await pakket.CopyToAsync(fil);
        }

        var (stoppet, hvorfor) = await Tjener.KommandoAsync(mappe, "kontroll", "9901");
        Assert.That(stoppet, Is.EqualTo(1));
        Assert.That(hvorfor, Does.Contain("overta " + gammel));
        var (kode, utskrift) = await Tjener.KommandoAsync(mappe, "overta", gammel);
        Assert.That(kode, Is.Zero, utskrift);
        Assert.That(utskrift, Does.Contain("9901 HEL: 178 poster").And.Contain("9902 HEL: 162 poster"));

        await using var tjener = await Tjener.StartAsync(datamappe: mappe);
        foreach (var (sti, foer) in JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("tests/Ledger.Api.Tests/eldre/rapporter.json")))!.AsObject())
        {
            var naa = await tjener.GetAsync(sti);
            Assert.That(naa.Status, Is.EqualTo(HttpStatusCode.OK), naa.Tekst);
            Assert.That(Mangler(foer, naa.Json, sti), Is.Empty);
        }

        Assert.That((await tjener.GetAsync("/v1/kommuner/9901", Noekkel)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await tjener.GetAsync("/v1/kommuner/9902", Noekkel)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var igjen = await tjener.PostAsync(
            "/v1/kommuner/9902/regnskap/2025/bilag",
            new
            {
                bilagsreferanse = "B-2",
                bilagsdato = "2025-01-31",
                periode = 1,
                posteringer = new object[]
                {
                    new { kontoklasse = "drift", art = "115", funksjon = "201", ansvar = "101", beloep = 10m },
                    new { kontoklasse = "balanse", kapittel = "32", sektor = "320", beloep = -10m },
                },
            });
        Assert.That(igjen.Status, Is.EqualTo(HttpStatusCode.Created), igjen.Tekst);
        Assert.That((bool)(await tjener.GetAsync("/v1/kommuner/9902/revisjon/kontroll")).Json["erHel"]!, Is.True, "a chain goes on in the new place");

        // Texts of form 1 are under the hash themselves: an erasure is refused, and takes nothing with it.
        var skrevet = (await tjener.GetAsync("/v1/kommuner/9902/revisjon/uttrekk")).Tekst.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(l => JsonNode.Parse(l)!).First(p => (string)p["slag"]! == "bilag" && p["form"] is null);
        var bruker = (string)skrevet["bruker"]!;
        var slettet = await tjener.PostAsync("/v1/kommuner/9902/personvern/slettinger", new { begrunnelse = "Krav", bruker });
        Assert.That((slettet.Status, (string)slettet.Json["type"]!), Is.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:teksten-kan-ikke-slettes")), slettet.Tekst);
        Assert.That((await tjener.GetAsync("/v1/kommuner/9902/revisjon/uttrekk")).Tekst, Does.Contain(bruker).And.Not.Contain("\"slag\":\"sletting\""));
    }

    /// <summary>A balance has no budget (§ 5-8): the fields are null since, where they were 0.</summary>
    [GeneratedRegex(@"/balanse\.linjer\[\d+\]\.(opprinneligBudsjett|revidertBudsjett|avvik|avvikProsent)$")]
    private static partial Regex Balansebudsjett();

    private static bool ErUdisponert(JsonNode? linje) => linje is JsonObject l && (string?)l["post"] == "C.IV";

    /// <summary>The balance without that line, as it was: the sums that the line is of are less by it.</summary>
    private static JsonArray UtenUdisponert(JsonArray linjer)
    {
        var udisponert = (decimal)linjer.Single(ErUdisponert)!["regnskap"]!;
        var uten = new JsonArray([.. linjer.Where(l => !ErUdisponert(l)).Select(l => l!.DeepClone())]);
        foreach (var sum in uten.Where(l => (string)l!["post"]! is "C" or "SUM_EK_GJELD"))
        {
            sum!["regnskap"] = (decimal)sum["regnskap"]! - udisponert;
        }

        return uten;
    }

    /// <summary>What was answered before and is not now. A report may have got more fields.</summary>
    private static IEnumerable<string> Mangler(JsonNode? foer, JsonNode? naa, string sted) => (foer, naa) switch
    {
        (JsonObject a, JsonObject b) => a.SelectMany(f => Mangler(f.Value, b[f.Key], $"{sted}.{f.Key}")),
        // A result that nobody has disposed of has a line of its own since (§ 5-8).
        (JsonArray a, JsonArray b) when b.Any(ErUdisponert) && !a.Any(ErUdisponert) => Mangler(a, UtenUdisponert(b), sted),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.SelectMany((v, i) => Mangler(v, b[i], $"{sted}[{i}]")),
        (not null, null) when Balansebudsjett().IsMatch(sted) => [],
        (JsonValue a, JsonValue b) when a.TryGetValue(out decimal x) && b.TryGetValue(out decimal y) && x == y => [],
        _ => JsonNode.DeepEquals(foer, naa) ? [] : [$"{sted}: {foer?.ToJsonString()} -> {naa?.ToJsonString()}"],
    };
}
