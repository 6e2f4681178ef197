using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Api.Tests.Verktoey;
using Ledger.Tests;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>
/// Requests made from the contract's schemas and then spoiled: none may end in a 5xx, take more than five seconds, or be refused in another
/// form than problem+json. <c>LEDGER_TEST_FUZZ</c> sets how many (6 000 when not set) and <c>LEDGER_TEST_FUZZ_SEED</c> the seed.
/// </summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(2);

    /// <summary>Texts that have broken services.</summary>
    private static readonly string[] Stygt =
    [
        "", " ", "\0", "a\0b", "\uD800", "\uDC00x", "\u202Eabc", "a\u030A", "å", "Å\u0300", "\uFEFF", "\u2028", "\t", "\r\n", "../../etc/passwd", "..", "%2e%2e%2f", "a/b", "a\\b", "';drop table journal;--", "' or 1=1 --",
        "\"", "`", "$(id)", "${7*7}", "{{7*7}}", "<script>", "=1+1", "@cmd", "-1", "0", "1e400", "1E-400", "NaN", "Infinity", "-0", "00000000000000000001", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "92233720368547758.07", "92233720368547758.08", "79228162514264337593543950335", "0.001", "1,5", "1 000", "0x10", "true", "null", "2024", "0001-01-01", "9999-12-31", "2024-02-30", "2024-13-01", "10000-01-01",
        "2024-01-31T25:00:00Z", "2024-06-15T12:00:00+14:00", "0001-01-01T00:00:00-14:00", "9999-12-31T23:59:59+14:00", new('x', 300), new('9', 400), new('å', 5_000), "3201", "9999", "0000", "lk_", "*", "art=010-099,160", "010-", "-099",
        "999-001", "010,,020", ",", "590-590-590",
    ];

    [Test]
    public async Task Nothing_sent_to_it_breaks_it()
    {
        var requests = int.Parse(Environment.GetEnvironmentVariable("LEDGER_TEST_FUZZ") ?? "6000", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("LEDGER_TEST_FUZZ_SEED") ?? "20251123", CultureInfo.InvariantCulture);
        await using var tjener = await Tjener.StartAsync(innstillinger: ("Ledger__RateLimit__Enabled", "false"));
        await RegistrerAsync(tjener, "3201");
        await KrevAsync(tjener.PutAsync(Sti("3201") + "/fond/F1", new { navn = "Fond", type = "disposisjonsfond" }));
        await KrevAsync(tjener.ImporterAsync(Aar("3201") + "/importer", Csv("A", 20), "foer"));
        using var klient = new HttpClient { BaseAddress = tjener.Klient.BaseAddress, Timeout = Lengst };

        var contract = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("openapi/ledger-v1.json")))!;
        var operations = (from path in contract["paths"]!.AsObject() from op in path.Value!.AsObject() where op.Key is "get" or "put" or "post" or "delete" select (Method: op.Key.ToUpperInvariant(), Path: path.Key, Operation: op.Value!)).ToList();
        var broken = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, ct) =>
        {
            // Each request from its own number, so that one that breaks something is made again alone.
            var random = new Random(unchecked((seed * 397) ^ i));
            var (method, path, operation) = operations[i % operations.Count];
            using var request = Lag(random, contract, method, path, operation);
            var what = $"#{i} {request.Method} {request.RequestUri} {string.Join(' ', request.Content?.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}") ?? [])} {(request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct))}";
            what = what[..Math.Min(what.Length, 600)];
            try
            {
                using var response = await klient.SendAsync(request, ct);
                var status = (int)response.StatusCode;
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                var text = await response.Content.ReadAsStringAsync(ct);
                // An address that leads nowhere is a page for whoever asks for one.
                if (status is 401 or 404 && request.Method == HttpMethod.Get && request.Headers.Accept.ToString() == "text/html" && text.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal))
                {
                    return;
                }

                // What is not HTTP at all never gets as far as the service: an address that is too long or has %00 in it.
                if (status is 414 || (status == 400 && text.Length == 0 && request.RequestUri!.OriginalString.Split('?')[0].Contains("%00", StringComparison.Ordinal)))
                {
                    return;
                }

                if (status >= 500 || (status >= 400 && response.Content.Headers.ContentType?.MediaType != "application/problem+json"))
                {
                    broken.Add($"{status} {what} -> {text[..Math.Min(text.Length, 200)]}");
                }
                else if (status >= 400 && !ErProblem(text, status))
                {
                    broken.Add($"no problem {what} -> {text[..Math.Min(text.Length, 200)]}");
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                broken.Add($"{e.GetType().Name} {what}: {e.InnerException?.Message ?? e.Message}");
            }
        });
        Assert.That(broken.Take(20), Is.Empty, $"seed {seed}, {broken.Count} of {requests}\n{string.Join('\n', tjener.Logg.Split('\n').Where(l => l.Contains("Exception: ", StringComparison.Ordinal) || l.Contains("   at Ledger", StringComparison.Ordinal)).Distinct().Take(30))}");
        Assert.That(statuses.GetValueOrDefault(200) + statuses.GetValueOrDefault(201), Is.GreaterThan(requests / 50), "some are good, or nothing was tried: " + string.Join(' ', statuses));
        Assert.That(statuses.Keys.Count(s => s is >= 400 and < 500), Is.GreaterThan(3), string.Join(' ', statuses));
        await KontrollerAsync(tjener, "3201");
    }

    private static bool ErProblem(string text, int status)
    {
        var json = JsonNode.Parse(text)!;
        return ((string)json["type"]!).StartsWith("urn:ledger:problem:", StringComparison.Ordinal) && (int)json["status"]! == status && json["title"] is not null && json["detail"] is not null;
    }

    private static HttpRequestMessage Lag(Random random, JsonNode contract, string method, string path, JsonNode operation)
    {
        var url = new StringBuilder(path);
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var spoiled = random.Next(name == "kommunenummer" ? 30 : 4) == 0;
            var value = spoiled ? Velg(random, Stygt) : Verdi(random, name, parameter["schema"]!);
            switch ((string)parameter["in"]!)
            {
                case "path":
                    url.Replace("{" + name + "}", value.Length == 0 ? "%20" : Kodet(value));
                    break;
                case "query" when random.Next(3) == 0:
                    query.Add($"{name}={Kodet(value)}");
                    break;
                case "header" when random.Next(8) != 0 && value.All(c => c is >= ' ' and < '\u007f'):
                    headers.Add((name, value));
                    break;
            }
        }

        if (random.Next(20) == 0)
        {
            query.Add($"{Kodet(Velg(random, Stygt))}={Kodet(Velg(random, Stygt))}");
        }

        var request = new HttpRequestMessage(new HttpMethod(method), url + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        request.Headers.TryAddWithoutValidation("Authorization", random.Next(40) == 0 ? "Bearer " + new string('x', random.Next(3_000)) : "Bearer dev-admin");
        headers.ForEach(h => request.Headers.TryAddWithoutValidation(h.Item1, h.Item2));
        if (random.Next(10) == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", Velg(random, "text/csv", "application/json", "*/*;q=0", "text/html", ";;;", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        }

        if (operation["requestBody"]?["content"]?.AsObject() is { } content)
        {
            var (type, schema) = content.ElementAt(random.Next(content.Count));
            var body = type == "application/json" ? Json(random, contract, schema!["schema"]!) : Rader(random, type);
            request.Content = new ByteArrayContent(random.Next(30) == 0 ? Bytes(random) : Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(25) == 0 ? Velg(random, "text/plain", "application/xml", "", "application/json; charset=utf-16", "multipart/form-data") : type);
            if (random.Next(40) == 0)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Encoding", Velg(random, "gzip", "br", "deflate", "tull"));
            }
        }

        return request;
    }

    private static string Verdi(Random random, string name, JsonNode schema) => name switch
    {
        "kommunenummer" => "3201",
        "aar" => "2025",
        "id" => Velg(random, "drift-bevilgning", "balanse", "egen", "driftsresultat"),
        "fondskode" => "F1",
        "Idempotency-Key" => random.Next(1_000).ToString(CultureInfo.InvariantCulture),
        "Prefer" => Velg(random, "respond-async", "wait=1"),
        "vent" => "1",
        _ when schema["enum"] is JsonArray values => (string)values[random.Next(values.Count)]!,
        _ when (string?)schema["type"] == "integer" => random.Next(0, 15).ToString(CultureInfo.InvariantCulture),
        _ when (string?)schema["type"] == "boolean" => "true",
        _ => schema["examples"]?[0]?.ToString() ?? "1",
    };

    /// <summary>A body that fits the schema, then changed in a few places, and sometimes as text too.</summary>
    private static string Json(Random random, JsonNode contract, JsonNode schema)
    {
        switch (random.Next(40))
        {
            case 0:
                return new string('[', 5_000);
            case 1:
                return string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "1" + new string('}', 500);
            case 2:
                return Velg(random, "", "null", "[]", "{}", "\"x\"", "1", "{", "{\"navn\":\"\\ud800\"}", "{\"navn\":\"\\u0000\"}", "{\"navn\":1,\"navn\":2}", "\uFEFF{}", "// {}");
        }

        var body = Etter(random, contract, schema, 0);
        var text = body?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
        return random.Next(15) == 0 ? text.Remove(random.Next(text.Length), 1) : text;
    }

    private static JsonNode? Etter(Random random, JsonNode contract, JsonNode schema, int depth)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            schema = contract["components"]!["schemas"]![reference.Split('/')[^1]]!;
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            schema = choices[random.Next(choices.Count)]!;
            return Etter(random, contract, schema, depth);
        }

        if (random.Next(12) == 0)
        {
            return random.Next(6) switch
            {
                0 => null,
                1 => JsonValue.Create(random.Next(-3, 200)),
                2 => new JsonArray(),
                3 => new JsonObject { ["x"] = 1 },
                4 => JsonValue.Create(decimal.MaxValue),
                _ => Tekst(Velg(random, Stygt)),
            };
        }

        var type = schema["type"] is JsonArray types ? (string)types.First(t => (string)t! != "null")! : (string?)schema["type"];
        switch (type)
        {
            case "object":
                var made = new JsonObject();
                foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
                {
                    if (random.Next(12) != 0)
                    {
                        made[name] = Kjent(random, name) ?? Etter(random, contract, property!, depth + 1);
                    }
                }

                if (random.Next(20) == 0)
                {
                    made["ukjent"] = 1;
                }

                return made;
            case "array":
                var count = depth > 6 ? 0 : random.Next(30) == 0 ? 300 : random.Next(0, 4);
                return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Etter(random, contract, schema["items"]!, depth + 1))]);
            case "integer":
                return JsonValue.Create(random.Next(-1, 20));
            case "number":
                return JsonValue.Create(random.Next(-100_000, 100_000) / 100m);
            case "boolean":
                return JsonValue.Create(random.Next(2) == 0);
            default:
                return schema["enum"] is JsonArray values ? JsonValue.Create((string?)values[random.Next(values.Count)]) : JsonValue.Create(Velg(random, "x", "2025-03-15", "10", "jevn"));
        }
    }

    /// <summary>Values that get further than any text would.</summary>
    private static JsonNode? Kjent(Random random, string name) => random.Next(5) == 0 ? null : name switch
    {
        "kontoklasse" => Velg(random, "drift", "balanse", "investering"),
        "art" => Velg(random, "010", "540", "999"),
        "funksjon" => Velg(random, "202", "880"),
        "kapittel" => Velg(random, "10", "56"),
        "sektor" => Velg(random, "320", "080"),
        "ansvar" => Velg(random, "1", "2"),
        "fond" => Velg(random, "F1", "F2"),
        "bilagsdato" or "vedtaksdato" => "2025-03-15",
        "organisasjonsnummer" => "920125298",
        "scopes" => new JsonArray("ledger:les"),
        "kommuner" => new JsonArray("3201"),
        _ => null,
    };

    private static JsonValue Tekst(string text) => JsonValue.Create(text.Any(char.IsSurrogate) ? "\uFFFD" : text);

    private static string Rader(Random random, string type)
    {
        var rows = Csv("F" + random.Next(10_000), random.Next(1, 4)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (type != "text/csv")
        {
            var names = rows[0].Split(';');
            rows = [.. rows.Skip(1).Select(r => JsonSerializer.Serialize(names.Zip(r.Split(';')).Where(f => f.Second.Length > 0).ToDictionary(f => f.First, f => f.Second)))];
        }

        for (var n = random.Next(3); n > 0; n--)
        {
            var row = random.Next(rows.Length);
            var fields = rows[row].Split(';', '"');
            rows[row] = rows[row].Replace(fields[random.Next(fields.Length)] is { Length: > 0 } f ? f : "\0\0", Velg(random, Stygt), StringComparison.Ordinal);
        }

        return string.Join('\n', rows) + "\n";
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(2_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Kodet(string text) => Uri.EscapeDataString(text.Any(char.IsSurrogate) ? "%ED%A0%80" : text);

    private static T Velg<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
