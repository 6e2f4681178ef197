using System.Globalization;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>What an operator sees: logs and telemetry that say what happened, and nothing of what the ledger says or who may enter.</summary>
[Parallelizable(ParallelScope.All)] // Each has a process and a directory of its own, and mostly waits.
public sealed class ObservasjonTests
{
    // Distinctive, so that they can be found wherever they might have gone. What is looked for is of letters that are the same in JSON, in an address,
    // and in bytes that are read as Latin-1.
    private const string Tekst = "Barnevernssak Kråkebolle";
    private const string Motpart = "Ola Nordmann Hemmelig";
    private const string Begrunnelse = "Feilført på Xylofonveien 13";
    private const string FeilNoekkel = "ledger_hemmelig_Zq7vW0";
    private static readonly string[] Hemmelig = ["Barnevernssak", "kebolle", "Nordmann", "Hemmelig", "Xylofonveien", FeilNoekkel];

    [Test]
    public async Task A_full_session_leaves_neither_keys_nor_texts_in_the_log_and_each_line_of_it_is_json_with_a_trace()
    {
        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [.. Json, ("Logging__LogLevel__Default", "Debug")]);
        var noekler = await SesjonAsync(tjener);
        var feil = await tjener.GetAsync("/v1/kommuner/abc");
        await tjener.StansAsync();

        Assert.That(Hemmelig.Concat(noekler).Where(h => tjener.Logg.Contains(h, StringComparison.Ordinal)), Is.Empty);
        var lines = Linjer(tjener);
        var requests = Foresporsler(lines);
        Assert.That(requests, Has.Count.GreaterThan(10));
        Assert.That(requests.Select(Spor), Has.All.Match("^[0-9a-f]{32}$"));
        Assert.That(requests.Select(Spor), Is.Unique);
        Assert.That(requests.Select(r => Tilstand(r).Rute), Has.All.Match("^/v1/[^?0-9]*$"), "the route, and no value or query");
        Assert.That(requests.Select(r => (Nivaa(r), Tilstand(r).Status >= 400)).Distinct(), Is.EquivalentTo(new[] { ("Debug", false), ("Information", true) }));

        // What else is logged while a request is answered is found by the trace of that request.
        var made = lines.Where(l => l.GetProperty("Message").GetString()!.Contains(" er laget av ", StringComparison.Ordinal)).ToList();
        var scopes = made.SelectMany(l => l.GetProperty("Scopes").EnumerateArray()).Where(s => s.TryGetProperty("Spor", out _)).Select(s => s.GetProperty("Spor").GetString());
        var keys = requests.Where(r => Tilstand(r) is { Rute: { } rute, Status: 200 or 201 } && rute.StartsWith("/v1/noekler/", StringComparison.Ordinal)).Select(Spor).ToList();
        Assert.That(keys, Has.Count.EqualTo(2), "one is made, and another in its place");
        Assert.That(scopes, Is.EqualTo(keys));

        // What a caller is given is what an operator searches for.
        var trace = (string)feil.Json["traceId"]!;
        Assert.That(Tilstand(requests.Single(r => Spor(r) == trace)), Is.EqualTo(("/v1/kommuner/{kommunenummer}/", 400)));
    }

    [Test]
    public async Task A_caller_that_traces_finds_its_own_trace_in_the_problem_and_in_the_log()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var tjener = await Tjener.StartProsessAsync();
        var feil = await tjener.SendAsync(HttpMethod.Get, "/v1/kommuner/abc", null, "dev-les", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));
        await tjener.StansAsync();
        Assert.That((string)feil.Json["traceId"]!, Is.EqualTo(Trace));
        Assert.That(tjener.Logg, Does.Contain(Trace));
    }

    /// <summary>Nobody sent a trace, and there is a receiver: the one that the framework begins is the one that everybody is told.</summary>
    [Test]
    public async Task A_trace_that_begins_here_is_the_same_in_the_problem_in_the_log_and_at_the_receiver()
    {
        using var receiver = new Mottaker();
        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [.. receiver.Innstillinger, .. Json]);
        var feil = await tjener.GetAsync("/v1/kommuner/abc");
        await tjener.StansAsync();

        var trace = (string)feil.Json["traceId"]!;
        Assert.That(Otlp.Spor(receiver.Kropper("/v1/traces"))["GET /v1/kommuner/{kommunenummer}/"], Is.EqualTo(new[] { trace }));
        Assert.That(Foresporsler(Linjer(tjener)).Where(l => Spor(l) == trace).Select(Tilstand), Is.EqualTo(new[] { ("/v1/kommuner/{kommunenummer}/", 400) }));
    }

    [Test]
    public async Task In_production_the_log_is_json()
    {
        await using var tjener = await Tjener.StartProsessAsync("Production", innstillinger: [("TZ", "Asia/Tokyo")]);
        await tjener.GetAsync(K, FeilNoekkel);
        await tjener.StansAsync();
        var lines = tjener.Logg.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Select(ErLinjeMedTid), Is.All.True, tjener.Logg);
        Assert.That(tjener.Logg, Does.Not.Contain(FeilNoekkel));
    }

    /// <summary>The levels of appsettings.json hold: an answer that is as it should be has no line.</summary>
    [TestCase("Development", "Z warn: Ledger.Api")]
    [TestCase("Production", "Det finnes ingen gyldig API-nøkkel")]
    public async Task The_start_is_told_in_one_language_and_legibly(string miljoe, string linje)
    {
        await using var tjener = await Tjener.StartProsessAsync(miljoe);
        Assert.That(tjener.Logg, Does.Contain(linje).And.Contain("Tjenesten svarer. Sidene: http://").And.Not.Contain("Hosting").And.Not.Contain("listening"));
    }

    [Test]
    public async Task What_went_well_is_not_logged_unless_it_is_asked_for()
    {
        await using var tjener = await Tjener.StartProsessAsync();
        await tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" });
        Assert.That((await tjener.GetAsync("/v1/kommuner/3203")).Status, Is.EqualTo(HttpStatusCode.OK));
        await tjener.GetAsync("/v1/kommuner/abc");
        await tjener.StansAsync();
        Assert.That(tjener.Logg, Does.Contain(" 400 ").And.Not.Contain(" 200 ").And.Not.Contain("dbug:"));
    }

    private static bool ErLinjeMedTid(string linje)
    {
        try
        {
            var json = JsonDocument.Parse(linje).RootElement;
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("Timestamp", out var tid) && DateTimeOffset.TryParse(tid.GetString(), CultureInfo.InvariantCulture, out var naar)
                && (DateTimeOffset.UtcNow - naar).Duration() < TimeSpan.FromMinutes(10); // in UTC, wherever the machine stands
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [Test]
    public async Task Traces_and_metrics_are_sent_when_there_is_a_receiver_and_hold_no_secrets()
    {
        using var receiver = new Mottaker();
        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [.. receiver.Innstillinger, ("Ledger__RateLimit__Enabled", "true")]);
        var noekler = await SesjonAsync(tjener);
        await tjener.StansAsync(); // What is left is sent at the end.

        var metrics = receiver.Alt("/v1/metrics");
        Assert.That(metrics, Does.Contain("http.server.request.duration").And.Contain("kestrel.connection.duration").And.Contain("aspnetcore.rate_limiting.request_lease.duration").And.Contain("dotnet.gc.collections"));

        // kommune, organisasjon, import, tilbakefoering, and bilag twice.
        const int Handlinger = 5;
        var sums = Otlp.Summer(receiver.Kropper("/v1/metrics"));
        Assert.That(sums["ledger.import.rows"].Last(), Is.EqualTo(6), "three bilag of two rows");
        Assert.That(sums["ledger.cube.loads"].Last(), Is.EqualTo(2), "the year and the one before, read once each");
        Assert.That(sums["ledger.writers"].Last(), Is.Zero, "nobody writes any more");
        Assert.That(sums["ledger.versions"].TakeLast(Handlinger), Is.EquivalentTo(new long[] { 1, 1, 1, 1, 2 }), "a version a write, by what it did");
        Assert.That(
            Otlp.Merker(receiver.Kropper("/v1/metrics"))["ledger.versions"],
            Is.EquivalentTo(new[] { "handling=kommune", "handling=organisasjon", "handling=bilag", "handling=import", "handling=tilbakefoering" }));
        var traces = receiver.Alt("/v1/traces");
        Assert.That(traces, Does.Contain("/v1/kommuner/{kommunenummer}/regnskap/{aar}/importer"));
        Assert.That(new[] { metrics, traces }, Has.All.Contain("service.name\u0012\u0008\n\u0006ledger"), "as OTLP writes an attribute of a text");
        Assert.That(Hemmelig.Concat(noekler).Where(h => (metrics + traces).Contains(h, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_the_store_could_not_serve_is_counted_and_is_an_error_in_the_log()
    {
        using var receiver = new Mottaker();
        await using var tjener = await Tjener.StartProsessAsync(innstillinger: [.. receiver.Innstillinger, .. Json]);
        await OpprettAsync(tjener);
        await Filskade.OedeleggAsync(Path.Combine(tjener.Datamappe, "regnskap", "3201.db"));
        Assert.That((await tjener.GetAsync(R + "/driftsregnskap")).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await tjener.GetAsync("/v1/kommuner/abc")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await tjener.StansAsync();

        Assert.That(Otlp.Summer(receiver.Kropper("/v1/metrics"))["ledger.store.failures"].Last(), Is.EqualTo(1));
        Assert.That(Otlp.Merker(receiver.Kropper("/v1/metrics"))["ledger.store.failures"], Is.EqualTo(new[] { "feil=Skadet" }), "by what was wrong");
        Assert.That(
            Foresporsler(Linjer(tjener)).Select(l => (Nivaa(l), Tilstand(l).Status)), Is.EqualTo(new[] { ("Error", 503), ("Information", 400) }));
    }

    private static readonly (string, string)[] Json = [("Logging__Console__FormatterName", "json"), ("Logging__Console__FormatterOptions__IncludeScopes", "true")];

    private static List<JsonElement> Linjer(Tjener tjener) =>
        [.. tjener.Logg.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private static List<JsonElement> Foresporsler(List<JsonElement> linjer) => [.. linjer.Where(l => l.GetProperty("Category").GetString() == "Ledger.Foresporsel")];

    private static string? Nivaa(JsonElement linje) => linje.GetProperty("LogLevel").GetString();

    private static string? Spor(JsonElement linje) => linje.GetProperty("State").GetProperty("Spor").GetString();

    private static (string? Rute, int Status) Tilstand(JsonElement linje) =>
        (linje.GetProperty("State").GetProperty("Rute").GetString(), linje.GetProperty("State").GetProperty("Status").GetInt32());

    /// <summary>Right and wrong requests of every kind, with texts that must not be seen elsewhere.</summary>
    /// <returns>The secret parts of the keys that were made and used.</returns>
    private static async Task<string[]> SesjonAsync(Tjener tjener)
    {
        await OpprettAsync(tjener);
        var made = await KrevAsync(tjener.PostAsync("/v1/noekler", new { navn = "Integrasjon", scopes = new[] { "ledger:les", "ledger:bokfor" }, kommuner = new[] { "3201" } }));
        var rotated = await KrevAsync(tjener.PostAsync($"/v1/noekler/{made.Json["id"]}/rotering", new { overlappTimer = 1 }));
        string[] keys = [(string)made.Json["noekkel"]!, (string)rotated.Json["noekkel"]!];
        await KrevAsync(tjener.GetAsync(K, keys[0]));
        await KrevAsync(tjener.PostAsync(R + "/bilag", Bilag("N1", Tekst), keys[1]));
        Assert.That((await tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + made.Json["id"])).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await tjener.GetAsync(K, keys[0])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await tjener.GetAsync(K, keys[1][..^1] + "~")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await KrevAsync(BokfoerAsync(tjener, "B1", Tekst));
        await KrevAsync(tjener.ImporterAsync(R + "/importer", Rader("I", 3, $"{Tekst} {Motpart}"), "k1"));
        await KrevAsync(tjener.PostAsync(R + "/bilag/1/tilbakefoering", new { periode = 4, bilagsdato = "2024-04-01", begrunnelse = Begrunnelse }));
        Svar[] wrong =
        [
            await BokfoerAsync(tjener, "B1", Tekst),
            await tjener.PostAsync(R + "/bilag", $"{{\"bilagsreferanse\":\"{Tekst}"),
            await tjener.PostAsync(R + "/bilag", $"{{\"bilagsreferanse\":\"B9\",\"periode\":\"{Tekst}\"}}"),
            await tjener.PostAsync(R + "/bilag", $"{{\"{Motpart}\":1}}"),
            await tjener.ImporterAsync(R + "/importer", Rader("J", 1, Tekst + "\u0001"), "k2"),
            await tjener.ImporterAsync(R + "/importer", Rader("J", 1, Tekst) + "åpen;\"" + Motpart, "k3"),
            await tjener.ImporterAsync(R + "/importer", Rader("I", 2, Motpart), "k1"),
            await tjener.PutAsync(K + "/fond/F1", new { navn = Tekst, type = Motpart }),
            await tjener.GetAsync(K, FeilNoekkel),
            await tjener.GetAsync(K, keys[0]),
            await tjener.PostAsync(R + "/bilag", Bilag("B2", Tekst), "dev-les"),
            await tjener.GetAsync("/v1/kommuner/0301", "dev-les"),
            await tjener.GetAsync(R + "/driftsregnskap?versjon=" + Uri.EscapeDataString(Tekst)),
        ];
        Assert.That(wrong.Select(s => (int)s.Status), Has.All.InRange(400, 499), string.Join('\n', wrong.Select(w => w.Tekst)));
        await KrevAsync(tjener.GetAsync(R + "/driftsregnskap"));
        await KrevAsync(tjener.GetAsync(K + "/revisjon/uttrekk", "dev-revisjon"));
        return [.. keys.Select(k => k[(k.LastIndexOf('_', k.Length - 40) + 1)..^1])];
    }

    /// <summary>A receiver of OTLP over HTTP that keeps what it was sent.</summary>
    private sealed class Mottaker : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<(string Path, byte[] Body)> _bodies = [];

        public Mottaker()
        {
            // HttpListener cannot choose a free port itself, and one that was free a moment ago may be taken: the tests beside open many.
            for (var igjen = 20; ; igjen--)
            {
                using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
                {
                    probe.Start();
                    Adresse = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
                }

                _listener.Prefixes.Add(Adresse);
                try
                {
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException) when (igjen > 0)
                {
                    _listener = new HttpListener();
                }
            }

            _ = Task.Run(TaImotAsync);
        }

        public string Adresse { get; }

        /// <summary>What makes the service send here, and soon.</summary>
        public (string, string)[] Innstillinger =>
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", Adresse), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ];

        public IEnumerable<byte[]> Kropper(string path) => _bodies.Where(b => b.Path == path).Select(b => b.Body);

        public string Alt(string path) => string.Concat(Kropper(path).Select(Encoding.Latin1.GetString));

        public void Dispose() => _listener.Close();

        private async Task TaImotAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    _bodies.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
