using System.Net;
using System.Text.RegularExpressions;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Testkommune;

namespace Ledger.Api.Tests;

/// <summary>API keys from the first one on, and tokens of an issuer, in Production.</summary>
public sealed partial class NoekkelTests
{
    /// <summary>One that begins after the token has expired lasts for as long as clocks may differ, which is half a minute.</summary>
    private static readonly TimeSpan Lengst = TimeSpan.FromMinutes(2);

    private Tjener _tjener = null!;
    private Utsteder _utsteder = null!;
    private string _admin = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _utsteder = await Utsteder.StartAsync();
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}");
        var (hjelp, bruksmaate) = await Tjener.KommandoAsync(folder, "--help", "--urls", "http://127.0.0.1:1");
        Assert.That((hjelp, bruksmaate.Contains("noekkel NAVN", StringComparison.Ordinal), Directory.Exists(folder)), Is.EqualTo((0, true, false)), bruksmaate);
        var (exit, key) = await Tjener.KommandoAsync(folder, "noekkel", "Drift", "ledger:admin,ledger:les,ledger:bokfor", "*");
        Assert.That(exit, Is.Zero, key);
        _admin = Noekkel().Match(key).Value;
        _tjener = await Tjener.StartProsessAsync("Production", datamappe: folder, innstillinger:
        [
            ("Ledger__Utstedere__0__Utsteder", _utsteder.Adresse), ("Ledger__Utstedere__0__KreverHttps", "false"), ("Ledger__Utstedere__0__Scopes__0__Navn", "asker:okonomi.les"), ("Ledger__Utstedere__0__Scopes__0__Gir", "ledger:les"),
            ("Ledger__Utstedere__0__Konsumenter__974760673", "3203 3205"),
        ]);
        await KrevAsync(_tjener.PutAsync(Sti("3203"), new { navn = "Asker", organisasjonsnummer = "920125298" }, _admin));
        await KrevAsync(_tjener.PutAsync(Sti("3205"), new { navn = "Lillestrøm", organisasjonsnummer = "820710592" }, _admin));
    }

    [OneTimeTearDown]
    public async Task Stopp()
    {
        await _tjener.DisposeAsync();
        await _utsteder.DisposeAsync();
    }

    [Test]
    public async Task Production_without_a_key_says_so_at_the_start_and_lets_nobody_in()
    {
        await using var empty = await Tjener.StartAsync("Production");
        Assert.That(empty.Logg, Does.Contain("ingen gyldig API-n"));
        foreach (var key in new[] { "dev-admin", "dev-les", "", "lk_0123456789abcdef_" + new string('A', 43), null })
        {
            Assert.That((await empty.GetAsync(Sti("3203"), key)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_key_is_shown_once_and_stored_only_as_a_hash()
    {
        var made = await LagAsync(["ledger:les"], ["3203"]);
        Assert.That((await _tjener.GetAsync(Sti("3203"), made.Noekkel)).Status, Is.EqualTo(HttpStatusCode.OK));
        var list = await _tjener.GetAsync("/v1/noekler", _admin);
        Assert.That(list.Tekst, Does.Contain(made.Id).And.Not.Contain(made.Noekkel).And.Not.Contain(made.Noekkel[^43..]));
        _tjener.Klient.DefaultRequestHeaders.ConnectionClose = false;
        foreach (var file in Directory.EnumerateFiles(_tjener.Datamappe, "*.db*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.That((await reader.ReadToEndAsync()).Contains(made.Noekkel[^43..], StringComparison.Ordinal), Is.False, file);
        }
    }

    [Test]
    public async Task A_changed_letter_an_expired_and_a_revoked_key_are_refused()
    {
        var made = await LagAsync(["ledger:les"], ["3203"]);
        var changed = made.Noekkel[..^1] + (made.Noekkel[^1] == 'A' ? 'B' : 'A');
        var expired = await LagAsync(["ledger:les"], ["3203"], DateTimeOffset.UtcNow.AddSeconds(10));
        Assert.That((await _tjener.GetAsync(Sti("3203"), changed)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + made.Id, null, _admin)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _tjener.GetAsync(Sti("3203"), made.Noekkel)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "from the answer on");
        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/0123456789abcdef", null, _admin)).Status, Is.EqualTo(HttpStatusCode.NotFound));

        await Task.Delay(TimeSpan.FromSeconds(10.1)); // It has not expired before it is made, also on a machine that is busy.
        Assert.That((await _tjener.GetAsync(Sti("3203"), expired.Noekkel)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_rotated_key_and_the_new_one_overlap_and_the_old_one_ends()
    {
        var old = await LagAsync(["ledger:les"], ["3203"]);
        var rotated = await _tjener.PostAsync($"/v1/noekler/{old.Id}/rotering", new { overlappTimer = 1 }, _admin);
        var fresh = (string)rotated.Json["noekkel"]!;
        Assert.That((rotated.Status, (string)rotated.Json["erstatter"]!), Is.EqualTo((HttpStatusCode.Created, old.Id)));
        Assert.That((await _tjener.GetAsync(Sti("3203"), old.Noekkel)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync(Sti("3203"), fresh)).Status, Is.EqualTo(HttpStatusCode.OK));
        var utloeper = (await _tjener.GetAsync("/v1/noekler", _admin)).Json["noekler"]!.AsArray().Single(n => (string)n!["id"]! == old.Id)!["utloeper"]!.GetValue<DateTimeOffset>();
        Assert.That(utloeper, Is.LessThan(DateTimeOffset.UtcNow.AddHours(2)));

        var again = await _tjener.PostAsync($"/v1/noekler/{(string)rotated.Json["id"]!}/rotering", new { overlappTimer = 0 }, _admin);
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await _tjener.GetAsync(Sti("3203"), fresh)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "no overlap");
        Assert.That((await _tjener.PostAsync($"/v1/noekler/{(string)rotated.Json["id"]!}/rotering", "{}", _admin)).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Nobody_gives_away_more_than_he_has()
    {
        var local = await LagAsync(["ledger:admin", "ledger:les"], ["3203"]);
        foreach (var (scopes, kommuner) in new[] { (new[] { "ledger:bokfor" }, new[] { "3203" }), (["ledger:les"], ["3205"]), (["ledger:les"], ["*"]), (["ledger:les"], ["3203", "3205"]) })
        {
            var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "For mye", scopes, kommuner }, local.Noekkel);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Forbidden, "urn:ledger:problem:for-vide-rettigheter")));
        }

        var others = await LagAsync(["ledger:les"], ["3205"]);
        Assert.That((await _tjener.SendAsync(HttpMethod.Delete, "/v1/noekler/" + others.Id, null, local.Noekkel)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync("/v1/noekler", local.Noekkel)).Tekst, Does.Not.Contain(others.Id));
        await KrevAsync(_tjener.PostAsync("/v1/noekler", new { navn = "Passe", scopes = new[] { "ledger:les" }, kommuner = new[] { "3203" } }, local.Noekkel));
    }

    [TestCase("""{"scopes":["ledger:les"],"kommuner":["*"]}""", "navn")]
    [TestCase("""{"navn":"Drift\u202e","scopes":["ledger:les"],"kommuner":["*"]}""", "navn")]
    [TestCase("""{"navn":"Dri\u200bft","scopes":["ledger:les"],"kommuner":["*"]}""", "navn")]
    [TestCase("""{"navn":"x","scopes":["ledger:alt"],"kommuner":["*"]}""", "scopes[0]")]
    [TestCase("""{"navn":"x","scopes":[null],"kommuner":["*"]}""", "scopes[0]")]
    [TestCase("""{"navn":"x","scopes":[],"kommuner":["*"]}""", "scopes")]
    [TestCase("""{"navn":"x","scopes":["ledger:les"],"kommuner":["*","3203"]}""", "kommuner")]
    [TestCase("""{"navn":"x","scopes":["ledger:les"],"kommuner":["abc"]}""", "kommuner[0]")]
    [TestCase("""{"navn":"x","scopes":["ledger:les"],"kommuner":["3203"],"utloeper":"i morgen"}""", "utloeper")]
    [TestCase("""{"navn":"x","scopes":["ledger:les"],"kommuner":["3203"],"utloeper":"2020-01-01T00:00:00Z"}""", "utloeper")]
    [TestCase("""{"navn":"x","scopes":["ledger:les"],"kommuner":["3203"],"utloeper":"2199-01-01T00:00:00Z"}""", "utloeper")]
    public async Task A_key_that_cannot_be_is_refused_with_the_field(string body, string felt)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", body, _admin);
        Assert.That(((int)svar.Status / 100, (string)svar.Json["feil"]![0]!["felt"]!), Is.EqualTo((4, felt)), svar.Tekst);
    }

    [Test]
    public async Task The_last_use_of_a_key_is_noted()
    {
        var made = await LagAsync(["ledger:les"], ["3203"]);
        await KrevAsync(_tjener.GetAsync(Sti("3203"), made.Noekkel));
        for (var i = 0; i < 200; i++)
        {
            var key = (await _tjener.GetAsync("/v1/noekler", _admin)).Json["noekler"]!.AsArray().Single(n => (string)n!["id"]! == made.Id)!;
            if (key["sistBrukt"] is not null)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("never noted");
    }

    [TestCase("noekkel X ledger:alt *")]
    [TestCase("noekkel X ledger:les abc")]
    [TestCase("noekkel X ledger:les")]
    public async Task The_command_for_a_key_says_what_it_does_not_understand(string kommando)
    {
        var (exit, output) = await Tjener.KommandoAsync(_tjener.Datamappe, kommando.Split(' '));
        Assert.That((exit, output.Contains("lk_", StringComparison.Ordinal)), Is.EqualTo((2, false)), output);
    }

    [Test]
    public async Task A_token_of_the_issuer_lets_a_municipality_see_its_own_ledger_and_no_other()
    {
        Assert.That((await _tjener.GetAsync(Sti("3203"), _utsteder.Token())).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync(Sti("3203"), _utsteder.Token("asker:okonomi.les annet"))).Status, Is.EqualTo(HttpStatusCode.OK), "the issuer's own name of the scope");
        Assert.That((await _tjener.GetAsync(Sti("3205"), _utsteder.Token())).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _tjener.GetAsync(Sti("3205"), _utsteder.Token(organisasjon: "820710592"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync(Sti("3205"), _utsteder.Token(organisasjon: "974760673"))).Status, Is.EqualTo(HttpStatusCode.OK), "a configured consumer");
        Assert.That((await _tjener.GetAsync(Sti("3203"), _utsteder.Token(organisasjon: "971035854"))).Status, Is.EqualTo(HttpStatusCode.NotFound), "an organisation that has none");
        Assert.That((await _tjener.GetAsync(Sti("3203"), _utsteder.Token("ledger:admin"))).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _tjener.PutAsync(Sti("3203") + "/fond/F", new { navn = "F", type = "disposisjonsfond" }, _utsteder.Token("ledger:admin"))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _tjener.GetAsync(Sti("3203") + "/revisjon/tilgang", _utsteder.Token("ledger:revisjon"))).Tekst, Does.Contain("920125298 (klient-1)"));
    }

    /// <summary>A key's work ends with the key (<see cref="NoekkelensEndeTests"/>); a token is looked up nowhere, and only expires.</summary>
    [Test]
    public async Task What_goes_on_with_a_token_ends_when_the_token_expires()
    {
        var token = _utsteder.Token("ledger:les ledger:bokfor", utloeper: TimeSpan.FromSeconds(4));
        var version = (long)(await _tjener.GetAsync(Sti("3203"), _admin)).Json["versjon"]!;
        var waiting = _tjener.GetAsync(Sti("3203") + $"/endringer?etter={version}&vent=60", token);
        using var request = new HttpRequestMessage(HttpMethod.Get, Sti("3203") + "/endringer");
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var stream = await _tjener.Klient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(stream.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await waiting.WaitAsync(Lengst)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "one who waits");
        Assert.That(await (await stream.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null).WaitAsync(Lengst).ContinueWith(t => t.IsCompletedSuccessfully), "a stream");
        var lasting = await _tjener.GetAsync(Sti("3203") + $"/endringer?etter={version}&vent=1", _utsteder.Token());
        Assert.That(lasting.Status, Is.EqualTo(HttpStatusCode.OK), "another token of the same");
    }

    [Test]
    public async Task A_token_with_anything_wrong_is_refused()
    {
        var bad = new Dictionary<string, string>
        {
            ["another issuer"] = _utsteder.Token(utsteder: "https://ukjent.example/"),
            ["another's key"] = _utsteder.Token(fremmedNoekkel: true),
            ["no signature"] = _utsteder.UtenSignatur(),
            ["expired"] = _utsteder.Token(utloeper: TimeSpan.FromMinutes(-5)),
            ["not yet valid"] = _utsteder.Token(gjelderFra: TimeSpan.FromMinutes(1.5)),
            ["no consumer"] = _utsteder.Token(organisasjon: null),
            ["a consumer that is no organisation"] = _utsteder.Token(consumer: "Asker"),
            ["a number that is none"] = _utsteder.Token(organisasjon: "123456789"),
            ["changed after signing"] = Endret(_utsteder.Token()),
            ["half of it"] = _utsteder.Token()[..100],
            ["three dots"] = "a.b.c",
        };
        foreach (var (why, token) in bad)
        {
            var svar = await _tjener.GetAsync(Sti("3203"), token);
            Assert.That((svar.Status, (string)svar.Json["type"]!), Is.EqualTo((HttpStatusCode.Unauthorized, "urn:ledger:problem:ikke-autentisert")), why);
        }

        static string Endret(string token)
        {
            var parts = token.Split('.');
            var claims = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(parts[1]).Replace("ledger:les", "ledger:admin", StringComparison.Ordinal);
            return $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(claims)}.{parts[2]}";
        }
    }

    private async Task<(string Id, string Noekkel)> LagAsync(string[] scopes, string[] kommuner, DateTimeOffset? utloeper = null)
    {
        var svar = await _tjener.PostAsync("/v1/noekler", new { navn = "Test", scopes, kommuner, utloeper = utloeper?.ToString("O") }, _admin);
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.Created), svar.Tekst);
        return ((string)svar.Json["id"]!, (string)svar.Json["noekkel"]!);
    }

    [GeneratedRegex("lk_[0-9a-f]{16}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Noekkel();
}
