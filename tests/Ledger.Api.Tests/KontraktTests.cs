using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;

namespace Ledger.Api.Tests;

/// <summary>What the contract promises of answers — fields that are always there, types, null, one of a few texts — is what the service answers.</summary>
public sealed class KontraktTests
{
    private static readonly JsonNode Kontrakt = JsonNode.Parse(File.ReadAllText(Repository.Path("openapi/ledger-v1.json")))!;

    /// <summary>What stands for the parts of a path in the demo.</summary>
    private readonly Dictionary<string, string> _deler = new()
    {
        ["kommunenummer"] = "3201", ["aar"] = "2024", ["bilagsnummer"] = "1", ["fondskode"] = "BUFFER", ["post"] = "1", ["note"] = "1", ["liste"] = "art",
        ["register"] = "tiltak", ["objektkode"] = "K-1", ["tabell"] = "oekonomiplantiltak", ["rad"] = "K-1", ["kolonne"] = "avvik",
        ["portefoelje"] = "FORV", ["beholdning"] = "DNB-NORDEN", ["laan"] = "KBN-01",
        ["rentebytte"] = "SWAP-1", ["eierpost"] = "veas_as", ["gyldigFra"] = "2023-01-01", ["postnummer"] = "1",
        ["serieslag"] = "prognose", ["seriekode"] = "2024-T2", ["enhetskode"] = "KF1", ["registerforslag"] = "avskrivninger", ["leverandoer"] = "KLP",
    };

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _tjener = await Tjener.StartAsync(demo: true);
        await _tjener.PutAsync("/v1/kommuner/3201/regnskap/2024/perioder/3", new { status = "aapen" });
        var import = await _tjener.ImporterAsync(
            "/v1/kommuner/3201/regnskap/2024/importer", "bilagsreferanse;bilagsdato;periode;kontoklasse;kapittel;sektor;beloep\nKONTRAKT;2024-03-01;3;balanse;10;320;1.00\nKONTRAKT;2024-03-01;3;balanse;10;320;-1.00\n", "kontrakt");
        Assert.That(import.Status, Is.EqualTo(HttpStatusCode.Created), import.Tekst);
        _deler["importId"] = (string)import.Json["importId"]!;
        _deler["profil"] = "csv-ledger";
        _deler["prosjektkode"] = (string)(await _tjener.GetAsync("/v1/kommuner/3201/prosjekter?antall=1")).Json["prosjekter"]![0]!["prosjektkode"]!;
        var saldoimport = await _tjener.SendAsync(
            HttpMethod.Post, "/v1/kommuner/3201/regnskap/2024/saldoimporter?kilde=kontrakt",
            new StringContent("kontoklasse;kapittel;sektor;periode;beloep\nbalanse;10;320;3;1.00\nbalanse;10;110;3;-1.00\n", System.Text.Encoding.UTF8, "text/csv"));
        Assert.That(saldoimport.Status, Is.EqualTo(HttpStatusCode.Created), saldoimport.Tekst);
        _saldoimport = (string)saldoimport.Json["importId"]!;

        var publikasjon = await _tjener.PutAsync("/v1/kommuner/3201/publikasjoner/kontrakt", new
        {
            aar = 2024,
            type = "tertial1",
            tittel = "Tertialrapport 1 2024",
            tilPeriode = 4,
            hovedoppstilling = "hovedoversikt-drift",
            kapitler = new[] { new { slug = "sammendrag", tittel = "Sammendrag", blokker = new[] { new { type = "tekst", tekst = "Om driften." } } } },
        }, "dev-publiser");
        Assert.That(publikasjon.Status, Is.EqualTo(HttpStatusCode.OK), publikasjon.Tekst);

        var tiltak = await _tjener.PutAsync("/v1/kommuner/3201/registre/tiltak/objekter/K-1", new { navn = "Et tiltak", gruppe = "Drift" });
        Assert.That(tiltak.Status, Is.EqualTo(HttpStatusCode.Created), tiltak.Tekst);

        foreach (var (sti, objekt) in new (string, object)[]
        {
            ("anlegg/K-1", new { navn = "Skolen", kapittel = "27", gruppe = "40", levetid = 40, funksjon = "222" }), ("utlaan/K-1", new { navn = "Startlån", kilde = "videreutlaan" }),
            ("garantier/K-1", new { navn = "Laget", ramme = 10 }), ("selvkost/K-1", new { navn = "Vann" }), ("premieavvik/KLP/2024", new { premie = 50, nettoKostnad = 40, agaSats = 14.1 }),
        })
        {
            await Avslutningskommune.OkAsync(_tjener.PutAsync("/v1/kommuner/3201/" + sti, objekt));
        }

        await Avslutningskommune.OkAsync(_tjener.PostAsync("/v1/kommuner/3201/registre/anlegg/poster", new[] { new { referanse = "K-1", objekt = "K-1", dato = "2022-06-01", type = "tilgang", beloep = 400 } }));

        var bytte = await _tjener.PutAsync("/v1/kommuner/3201/finans/rentebytter/SWAP-1", new
        {
            laan = "KBN-01", motpart = "Banken", nominelt = 1000, retning = "betalerFast", fra = "2025-01-01", til = "2025-10-15", fastrente = 3.1,
        });
        Assert.That(bytte.Status, Is.EqualTo(HttpStatusCode.OK), bytte.Tekst);

        var enhet = await _tjener.PutAsync("/v1/kommuner/3201/regnskapsenheter/KF1", new { navn = "Et foretak", type = "kf", fra = "2026-01-01" });
        Assert.That(enhet.Status, Is.EqualTo(HttpStatusCode.OK), enhet.Tekst);

        // The workbook of those who report is of a forecast that is open; those of the demo are locked.
        var serie = await _tjener.PutAsync("/v1/kommuner/3201/serier/prognose/2024-10", new { standardmetode = "periodisert" });
        Assert.That(serie.Status, Is.EqualTo(HttpStatusCode.OK), serie.Tekst);

        // The demo's year was closed by its source, so that it has no closing of the service's own.
        _avsluttet = await Avslutningskommune.OpprettAsync(_tjener, "9990");
        await _avsluttet.InntektAsync(2025, 100);
        await Avslutningskommune.OkAsync(_avsluttet.AvsluttAsync(2025));
    }

    private Avslutningskommune _avsluttet = null!;
    private string _saldoimport = "";

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [TestCaseSource(nameof(Stier))]
    public async Task Each_answer_is_what_the_contract_says(string path)
    {
        var operation = Kontrakt["paths"]![path]!["get"]!;
        foreach (var query in new[] { "", "forklar=true&enhet=mill&fortegn=oppstilling&tilPeriode=6", "oppstilling=finnes-ikke&antall=0&fra=2020&til=2019" })
        {
            var address = _deler.Aggregate(path.Replace("/saldoimporter/{importId}", "/saldoimporter/" + _saldoimport, StringComparison.Ordinal), (p, d) => p.Replace($"{{{d.Key}}}", d.Value, StringComparison.Ordinal)).Replace("{id}", Id(path), StringComparison.Ordinal);
            address = path.EndsWith("/aarsavslutning", StringComparison.Ordinal) ? _avsluttet.R(2025) + "/aarsavslutning" : address;
            var required = path.EndsWith("/utvikling", StringComparison.Ordinal) && !query.Contains("fra=", StringComparison.Ordinal) ? "fra=2023&til=2024&"
                : path.Contains("/revisjon/bilag-", StringComparison.Ordinal) ? "aar=2024&"
                : path.EndsWith("/bilagsforslag", StringComparison.Ordinal) ? "ansvar=1&"
                : path.EndsWith("{aar}/avstemming", StringComparison.Ordinal) ? "kilde=kontrakt&"
                : "";
            var own = query.Split('&').Where(q => operation["parameters"]?.AsArray().Any(p => q.StartsWith((string)p!["name"]! + "=", StringComparison.Ordinal)) == true);
            var answer = await _tjener.GetAsync($"{address}?{required}{string.Join('&', own)}");
            var promised = operation["responses"]![((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)];
            Assert.That(promised, Is.Not.Null, $"{answer.Status} {answer.Tekst}");
            var schema = promised!["content"]![answer.Innholdstype!]?["schema"];
            Assert.That(schema, Is.Not.Null, answer.Innholdstype);
            if (query.Length == 0)
            {
                Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Tekst);
            }

            if (answer.Innholdstype!.EndsWith("json", StringComparison.Ordinal) && (string?)schema!["type"] != "string")
            {
                Assert.That(Brudd(JsonNode.Parse(answer.Tekst), schema, "$").Take(5), Is.Empty);
            }
        }
    }

    /// <summary>Own statements have definitions, the regulation's do not.</summary>
    private static string Id(string path) =>
        path.Contains("/publikasjoner/", StringComparison.Ordinal) ? "kontrakt"
        : path.EndsWith("definisjon", StringComparison.Ordinal) ? "hovedoversikt-drift"
        : "5-4-1";

    /// <summary>What a client's developer reads: words for each schema and field, and an example of what each operation takes and answers.</summary>
    [Test]
    public void Everything_is_described_and_exemplified()
    {
        var schemas = Kontrakt["components"]!["schemas"]!.AsObject();
        static bool Beskrevet(JsonNode? node) => ((string?)node!["description"])?.Length > 3;
        Assert.That(schemas.Where(s => !Beskrevet(s.Value)).Select(s => s.Key), Is.Empty, "Http/OpenApi/skjemaord.csv");
        Assert.That(
            schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Where(p => !Beskrevet(p.Value)).Select(p => $"{s.Key}.{p.Key}")), Is.Empty,
            "Http/OpenApi/feltord.csv");
        var operations = Kontrakt["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Where(o => o.Value!["operationId"] is not null).Select(o => o.Value!).ToList();
        var bodies = operations.SelectMany(o => new[] { o["requestBody"] }.Concat(o["responses"]!.AsObject().Where(r => r.Key[0] == '2').Select(r => r.Value)).Select(b => (Id: (string)o["operationId"]!, Json: b?["content"]?["application/json"])))
            .Where(b => b.Json is not null).ToList();
        Assert.That(bodies, Has.Count.GreaterThan(80));
        Assert.That(bodies.Where(b => b.Json!["example"] is null).Select(b => b.Id), Is.Empty);
        Assert.That(bodies.SelectMany(b => Brudd(b.Json!["example"], b.Json["schema"]!, b.Id)).Take(5), Is.Empty, "an example is one that the schema allows");
        Assert.That(operations.SelectMany(o => (o["parameters"]?.AsArray() ?? []).Where(p => !Beskrevet(p)).Select(p => $"{o["operationId"]} {p!["name"]}")), Is.Empty);
    }

    /// <summary>A year is one thing in the whole contract: a client has one type for it, whatever it asks for and wherever it reads it.</summary>
    [Test]
    public void A_year_is_a_whole_number()
    {
        static bool Heltall(JsonNode schema) => schema["type"] switch
        {
            JsonArray flere => flere.Select(t => (string)t!).Except(["null"]).SequenceEqual(["integer"]),
            var en => (string?)en == "integer",
        };
        var felt = Kontrakt["components"]!["schemas"]!.AsObject()
            .SelectMany(s => (s.Value!["properties"]?.AsObject() ?? []).Where(f => f.Key == "aar" && f.Value!["items"] is null).Select(f => (Navn: s.Key, f.Value)))
            .Concat(Kontrakt["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Where(o => o.Value!["parameters"] is not null)
                .SelectMany(o => o.Value!["parameters"]!.AsArray().Where(p => (string?)p!["name"] == "aar").Select(p => (Navn: (string)o.Value["operationId"]!, Value: p!["schema"]))))
            .ToList();
        Assert.That(felt, Has.Count.GreaterThan(40));
        Assert.That(felt.Where(f => !Heltall(f.Value!)).Select(f => f.Navn), Is.Empty);
    }

    [Test]
    public void The_comparison_finds_what_is_wrong()
    {
        var schema = JsonNode.Parse("""{"type":"object","required":["a"],"properties":{"a":{"type":["string","null"],"enum":["x",null]},"b":{"type":"integer"},"c":{"type":"array","items":{"type":"number"}}}}""")!;
        string[] wrong = ["""{}""", """{"a":"y"}""", """{"a":1}""", """{"a":"x","b":1.5}""", """{"a":"x","b":null}""", """{"a":null,"c":[1,"2"]}""", """{"a":null,"d":1}""", "[]"];
        Assert.That(wrong.Where(json => !Brudd(JsonNode.Parse(json), schema, "$").Any()), Is.Empty);
        Assert.That(Brudd(JsonNode.Parse("""{"a":null,"b":1,"c":[1,2.5]}"""), schema, "$"), Is.Empty);
    }

    private static IEnumerable<string> Stier() => Kontrakt["paths"]!.AsObject().Where(p => p.Value!["get"] is not null).Select(p => p.Key);

    /// <summary>Where a value is not what a schema of the contract allows.</summary>
    private static IEnumerable<string> Brudd(JsonNode? value, JsonNode schema, string where)
    {
        if ((string?)schema["$ref"] is { } name)
        {
            return Brudd(value, Kontrakt["components"]!["schemas"]![name[(name.LastIndexOf('/') + 1)..]]!, where);
        }

        // Variants of an object say all of it; what stands on the object itself is what they share.
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            return choices.Any(c => !Brudd(value, c!, where).Any()) ? [] : [$"{where}: none of the choices"];
        }

        string[] types = schema["type"] is JsonArray several ? [.. several.Select(t => (string)t!)] : schema["type"] is { } one ? [(string)one!] : [];
        if (types.Length > 0 && !types.Any(t => Er(value, t)))
        {
            return [$"{where}: {value?.ToJsonString() ?? "null"} is not {string.Join("|", types)}"];
        }

        if (schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, value)))
        {
            return [$"{where}: {value?.ToJsonString() ?? "null"} is not one of {values.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject o => Feltbrudd(o, schema, where),
            JsonArray a when schema["items"] is { } items => a.SelectMany((item, i) => Brudd(item, items, $"{where}[{i}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Feltbrudd(JsonObject value, JsonNode schema, string where)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? []).Select(r => (string)r!).Where(r => !value.ContainsKey(r)).Select(r => $"{where}.{r}: missing");
        var unknown = schema["additionalProperties"] is null or JsonValue ? value.Where(p => !properties.ContainsKey(p.Key) && !Utvidbar(schema)).Select(p => $"{where}.{p.Key}: not in the contract") : [];
        var below = value.SelectMany(p => properties[p.Key] is { } s ? Brudd(p.Value, s, $"{where}.{p.Key}") : schema["additionalProperties"] is JsonObject extra ? Brudd(p.Value, extra, $"{where}.{p.Key}") : []);
        return missing.Concat(unknown).Concat(below);
    }

    private static bool Utvidbar(JsonNode schema) => schema["additionalProperties"] is JsonValue open && open.GetValueKind() == JsonValueKind.True;

    private static bool Er(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("null", null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger((decimal)value!),
        _ => false,
    };
}
