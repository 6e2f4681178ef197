using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using Microsoft.Data.Sqlite;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>What goes on with a key, and what a key has made, ends with the key.</summary>
public sealed partial class NoekkelensEndeTests
{
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(1);
    private readonly Testklokke _klokke = new();
    private Tjener _tjener = null!;
    private string _admin = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var (exit, key) = await Tjener.KommandoAsync(folder, "noekkel", "Drift", "ledger:admin,ledger:les,ledger:bokfor,ledger:revisjon", "*");
        Assert.That(exit, Is.Zero, key);
        _admin = Noekkel().Match(key).Value;
        _tjener = await Tjener.StartAsync("Production", datamappe: folder, klokke: _klokke, innstillinger: [("Ledger__Noekler__MestDager", "400"), ("Ledger__Grenser__TregtInnhold", "600")]);
        await KrevAsync(_tjener.PutAsync(Sti("3203"), new { navn = "Asker", organisasjonsnummer = "920125298" }, _admin));
        await KrevAsync(_tjener.PutAsync(Sti("3203") + "/organisasjon/2025", new { enheter = new object[] { new { kode = "1", navn = "Skole", nivaa = "tjenesteomraade" } } }, _admin));
    }

    [OneTimeTearDown]
    public async Task Stopp() => await _tjener.DisposeAsync();

    [Test]
    public async Task A_key_that_a_key_makes_or_is_rotated_to_lives_no_longer_than_that_one()
    {
        var end = DateTimeOffset.UtcNow.AddHours(1);
        var parent = await LagAsync(_admin, ["ledger:admin", "ledger:les"], end);
        var child = await LagAsync(parent.Noekkel, ["ledger:les"]);
        Assert.That(child.Utloeper, Is.EqualTo(parent.Utloeper));
        var beyond = await _tjener.PostAsync("/v1/noekler", new { navn = "x", scopes = new[] { "ledger:les" }, kommuner = new[] { "3203" }, utloeper = end.AddMinutes(1).ToString("O") }, parent.Noekkel);
        Assert.That((beyond.Status, (string)beyond.Json["feil"]![0]!["felt"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "utloeper")));
        var rotated = await _tjener.PostAsync($"/v1/noekler/{parent.Id}/rotering", new { overlappTimer = 1 }, parent.Noekkel);
        Assert.That(rotated.Json["utloeper"]!.GetValue<DateTimeOffset>(), Is.EqualTo(parent.Utloeper));
        var days = await _tjener.PostAsync("/v1/noekler", new { navn = "x", scopes = new[] { "ledger:les" }, kommuner = new[] { "3203" }, utloeper = DateTimeOffset.UtcNow.AddDays(401).ToString("O") }, _admin);
        Assert.That(days.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "the setting");
    }

    [Test]
    public async Task A_revoked_key_takes_with_it_what_it_made_and_was_rotated_to_and_nothing_else()
    {
        var parent = await LagAsync(_admin, ["ledger:admin", "ledger:les"]);
        var child = await LagAsync(parent.Noekkel, ["ledger:admin", "ledger:les"]);
        var grandchild = await LagAsync(child.Noekkel, ["ledger:les"]);
        var rotated = (string)(await _tjener.PostAsync($"/v1/noekler/{parent.Id}/rotering", new { overlappTimer = 1 }, parent.Noekkel)).Json["noekkel"]!;
        var other = await LagAsync(_admin, ["ledger:les"]);
        foreach (var key in new[] { parent.Noekkel, child.Noekkel, grandchild.Noekkel, rotated, other.Noekkel })
        {
            Assert.That(await StatusAsync(key), Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + parent.Id, null, _admin)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        foreach (var key in new[] { parent.Noekkel, child.Noekkel, grandchild.Noekkel, rotated })
        {
            Assert.That(await StatusAsync(key), Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        Assert.That(await StatusAsync(other.Noekkel), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Of_many_rotations_at_once_one_is_done_and_the_others_are_409()
    {
        var old = await LagAsync(_admin, ["ledger:les"]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _tjener.PostAsync($"/v1/noekler/{old.Id}/rotering", new { overlappTimer = 1 }, _admin)));
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != HttpStatusCode.Created).Select(a => (a.Status, (string)a.Json["type"]!)), Is.All.EqualTo((HttpStatusCode.Conflict, "urn:ledger:problem:noekkel-ugyldig")));
        var live = (await _tjener.GetAsync("/v1/noekler", _admin)).Json["noekler"]!.AsArray().Count(n => (string?)n!["erstatter"] == old.Id && (bool)n["erGyldig"]!);
        Assert.That(live, Is.EqualTo(1));
        Assert.That((await _tjener.PostAsync($"/v1/noekler/{old.Id}/rotering", "{}", _admin)).Status, Is.EqualTo(HttpStatusCode.Conflict), "once more, in turn");
    }

    [Test]
    public async Task A_stream_and_one_who_waits_end_when_the_key_is_revoked()
    {
        var key = await LagAsync(_admin, ["ledger:les"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, Sti("3203") + "/endringer");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Noekkel);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await _tjener.Klient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.That(await reader.ReadLineAsync(), Is.Not.Null, "the state at first");
        var version = (long)(await _tjener.GetAsync(Sti("3203"), _admin)).Json["versjon"]!;
        var waiting = _tjener.GetAsync(Sti("3203") + $"/endringer?etter={version}&vent=60", key.Noekkel);
        await Task.Delay(500);

        await KrevAsync(_tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + key.Id, null, _admin));
        await KrevAsync(_tjener.PutAsync(Sti("3203") + "/fond/F", new { navn = "Etter " + key.Id, type = "disposisjonsfond" }, _admin));
        var rest = await reader.ReadToEndAsync().WaitAsync(Lengst);
        Assert.That(rest, Does.Not.Contain($"\"versjon\":{version + 1}"), "what happened after the revocation is not told");
        Assert.That((await waiting.WaitAsync(Lengst)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_stream_ends_when_the_key_expires()
    {
        var key = await LagAsync(_admin, ["ledger:les"], _klokke.GetUtcNow().AddSeconds(40));
        var version = (long)(await _tjener.GetAsync(Sti("3203"), _admin)).Json["versjon"]!;
        var waiting = _tjener.GetAsync(Sti("3203") + $"/endringer?etter={version}&vent=60", key.Noekkel);
        await Task.Delay(500);
        _klokke.Fram(TimeSpan.FromSeconds(41)); // Less than it would wait.
        Assert.That((await waiting.WaitAsync(Lengst)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task An_import_that_was_answered_202_books_nothing_once_its_key_is_revoked()
    {
        var (other, revoked) = (await LagAsync(_admin, ["ledger:bokfor"]), await LagAsync(_admin, ["ledger:bokfor"]));
        var path = Aar("3203") + "/importer";
        string goes, stops;
        await using (var holder = new SqliteConnection($"Data Source={Path.Combine(_tjener.Datamappe, "regnskap", "3203.db")};Pooling=False"))
        {
            // Both wait for another process that writes in the file.
            await holder.OpenAsync();
            await using var hold = holder.BeginTransaction(deferred: false);
            goes = await AsynkrontAsync(path, Csv("A", 10), other.Noekkel, "a");
            stops = await AsynkrontAsync(path, Csv("T", 10), revoked.Noekkel, "t");
            await Task.Delay(500);
            await KrevAsync(_tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + revoked.Id, null, _admin));
        }

        var status = await FerdigAsync(stops);
        Assert.That(((string)status.Json["status"]!, (string?)status.Json["problem"]?["type"]), Is.EqualTo(("avvist", "urn:ledger:problem:ikke-autentisert")), status.Tekst);
        Assert.That((string)(await FerdigAsync(goes)).Json["status"]!, Is.EqualTo("bokfoert"), "the other key's goes on");
    }

    [Test]
    public async Task An_upload_ends_when_its_key_is_revoked()
    {
        var key = await LagAsync(_admin, ["ledger:bokfor"]);
        using var client = new TcpClient();
        await client.ConnectAsync(_tjener.Klient.BaseAddress!.Host, _tjener.Klient.BaseAddress.Port);
        await using var stream = client.GetStream();
        var head = $"POST {Aar("3203")}/importer HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key.Noekkel}\r\nContent-Type: text/csv\r\nIdempotency-Key: u\r\nContent-Length: 1000000\r\n\r\n{Hode}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await Task.Delay(500);
        await KrevAsync(_tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + key.Id, null, _admin));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync().WaitAsync(Lengst), Does.Contain("401"), "sooner than a slow body is given up");
    }

    private async Task<string> AsynkrontAsync(string path, string rows, string key, string idempotency)
    {
        var svar = await _tjener.SendAsync(HttpMethod.Post, path, new StringContent(rows, Encoding.UTF8, "text/csv"), key, ("Idempotency-Key", idempotency), ("Prefer", "respond-async"));
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Accepted), svar.Tekst);
        return path + "/" + (string)svar.Json["importId"]!;
    }

    private async Task<Svar> FerdigAsync(string path)
    {
        for (var i = 0; i < 600; i++)
        {
            var svar = await _tjener.GetAsync(path, _admin);
            if ((string)svar.Json["status"]! is not ("venter" or "paagaar"))
            {
                return svar;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException(path);
    }

    private async Task<HttpStatusCode> StatusAsync(string key) => (await _tjener.GetAsync(Sti("3203"), key)).Status;

    private async Task<(string Id, string Noekkel, DateTimeOffset Utloeper)> LagAsync(string maker, string[] scopes, DateTimeOffset? utloeper = null)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "Test", scopes, kommuner = new[] { "3203" }, utloeper = utloeper?.ToString("O") }, maker);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return ((string)svar.Json["id"]!, (string)svar.Json["noekkel"]!, svar.Json["utloeper"]!.GetValue<DateTimeOffset>());
    }

    [GeneratedRegex("lk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Noekkel();
}
