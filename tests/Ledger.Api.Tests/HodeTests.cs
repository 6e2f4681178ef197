using System.Net;
using System.Net.Http.Headers;
using Ledger.Api.Tests.Verktoey;

namespace Ledger.Api.Tests;

/// <summary>HEAD is GET without the body, and the door is before everything: strangers are told nothing, whatever they send.</summary>
public sealed class HodeTests
{
    private static readonly Dictionary<string, string> Demo = new(StringComparer.Ordinal)
    {
        ["kommunenummer"] = "3201", ["aar"] = "2024", ["bilagsnummer"] = "1", ["fondskode"] = "BUFFER", ["id"] = "5-4-1", ["post"] = "1",
    };

    private Tjener _tjener = null!;

    [OneTimeSetUp]
    public async Task Start() => _tjener = await Tjener.StartAsync(demo: true);

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    private static IEnumerable<Operasjon> Lesinger() => Operasjon.Alle().Where(o => o.Metode == "GET");

    [TestCaseSource(nameof(Lesinger))]
    public async Task Head_has_the_status_and_headers_of_get_and_no_body(Operasjon operasjon)
    {
        var sti = operasjon.Adresse(Demo) + (operasjon.Id == "utvikling" ? "?fra=2023&til=2024" : "");
        foreach (var accept in new[] { "*/*", "text/csv", "text/event-stream" })
        {
            // A stream of events ends when its reader does.
            using var nok = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var get = await SendAsync(HttpMethod.Get, sti, accept, nok.Token);
            var head = await SendAsync(HttpMethod.Head, sti, accept, nok.Token);
            Assert.That((head.Status, head.Kropp), Is.EqualTo((get.Status, "")), accept);
            Assert.That(head.Hoder, Is.EqualTo(get.Hoder), accept);
        }
    }

    [TestCase("GET", "/v1/tull", null, null, 401)]
    [TestCase("GET", "/v1/tull", null, "dev-les", 404)]
    [TestCase("GET", "/v1", null, null, 401)]
    [TestCase("GET", "/tull", null, null, 404)]
    [TestCase("PATCH", "/v1/kommuner/3201", null, null, 401)]
    [TestCase("DELETE", "/v1/kommuner/3201/regnskap/2024/bilag/1", null, null, 401)]
    [TestCase("DELETE", "/v1/kommuner/3201/regnskap/2024/bilag/1", null, "dev-les", 405)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/bilag", "text/plain", null, 401)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/bilag", "text/plain", "tull", 401)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/bilag", "text/plain", "dev-les", 403)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/bilag", "text/plain", "dev-bokfor", 415)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/importer", "application/xml", null, 401)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/importer", "application/xml", "dev-budsjett", 403)]
    [TestCase("POST", "/v1/kommuner/3201/regnskap/2024/importer", "application/xml", "dev-bokfor", 415)]
    [TestCase("POST", "/v1/noekler", "application/xml", null, 401)]
    public async Task Who_asks_is_decided_before_how(string metode, string sti, string? type, string? noekkel, int status)
    {
        var innhold = type is null ? null : new StringContent("x", new MediaTypeHeaderValue(type));
        var svar = await _tjener.SendAsync(new HttpMethod(metode), sti, innhold, noekkel, ("Idempotency-Key", "hode"));
        Assert.That(((int)svar.Status, svar.Innholdstype), Is.EqualTo((status, "application/problem+json")), svar.Tekst);
    }

    [Test]
    public async Task Another_municipality_is_not_there_whatever_the_content_type()
    {
        var annen = await _tjener.PostAsync("/v1/noekler", new { navn = "Annen", scopes = new[] { "ledger:bokfor" }, kommuner = new[] { "3205" } });
        var svar = await _tjener.SendAsync(HttpMethod.Post, "/v1/kommuner/3201/regnskap/2024/bilag", new StringContent("x"), (string)annen.Json["noekkel"]!);
        Assert.That((svar.Status, Enkelkommune.Type(svar)), Is.EqualTo((HttpStatusCode.NotFound, "ukjent-kommune")));
    }

    [Test]
    public async Task What_is_allowed_where_get_is_allowed_is_head_too()
    {
        using var svar = await _tjener.Klient.SendAsync(Forespoersel(HttpMethod.Delete, "/v1/kommuner/3201/regnskap/2024/balanse", "*/*"));
        Assert.That((svar.StatusCode, string.Join(',', svar.Content.Headers.Allow)), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET,HEAD")));
    }

    [Test]
    public async Task Head_of_a_stream_without_an_end_is_answered_at_once()
    {
        // The stream itself has no end; waiting for one would be cancelled.
        using var nok = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var svar = await SendAsync(HttpMethod.Head, "/v1/kommuner/3201/endringer?vent=0", "text/event-stream", nok.Token);
        var igjen = await SendAsync(HttpMethod.Head, "/v1/kommuner/3201/endringer?vent=0", "text/event-stream", nok.Token);
        Assert.That(svar.Hoder, Does.Contain("X-Accel-Buffering: no").And.None.StartsWith("Content-Encoding"), "it passes a proxy as it comes");
        Assert.That((svar.Status, igjen.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    private static HttpRequestMessage Forespoersel(HttpMethod metode, string sti, string accept) =>
        new(metode, sti) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "dev-admin"), Accept = { MediaTypeWithQualityHeaderValue.Parse(accept) } } };

    private async Task<(HttpStatusCode Status, string Kropp, IEnumerable<string> Hoder)> SendAsync(HttpMethod metode, string sti, string accept, CancellationToken ct)
    {
        using var svar = await _tjener.Klient.SendAsync(Forespoersel(metode, sti, accept), HttpCompletionOption.ResponseHeadersRead, ct);

        // Of GET the headers are enough: not all answers end.
        var kropp = metode == HttpMethod.Head ? await svar.Content.ReadAsStringAsync(ct) : "";
        string[] egne = ["Date", "Transfer-Encoding"];
        var hoder = svar.Headers.Concat(svar.Content.Headers).Where(h => !egne.Contains(h.Key)).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return (svar.StatusCode, kropp, hoder.Order(StringComparer.Ordinal).ToList());
    }
}
