using System.Net;
using System.Net.Sockets;
using System.Text;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>Too much, too slow and too large are turned down with a time to come back, and others are served meanwhile.</summary>
[Parallelizable(ParallelScope.All)] // Each has a process and a directory of its own, and mostly waits.
public sealed class VernTests
{
    [Test]
    public async Task A_key_that_asks_for_too_much_gets_429_and_other_keys_are_served()
    {
        await using var tjener = await Tjener.StartAsync(
            innstillinger: [("Ledger__RateLimit__Reads__Burst", "5"), ("Ledger__RateLimit__Reads__PerSecond", "1"), ("Ledger__RateLimit__Extracts__Burst", "1"), ("Ledger__RateLimit__Extracts__PerSecond", "1")]);
        await OpprettAsync(tjener);

        var statuses = new List<HttpStatusCode>();
        Svar? refused = null;
        for (var i = 0; i < 50 && refused is null; i++)
        {
            // One after the other may take a second each on a machine that is busy, which is as many as are given.
            var svar = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => tjener.GetAsync(K, "dev-les")));
            statuses.AddRange(svar.Select(s => s.Status));
            refused = Array.Find(svar, s => s.Status == HttpStatusCode.TooManyRequests);
        }

        Assert.That(statuses.Count(s => s == HttpStatusCode.OK), Is.GreaterThanOrEqualTo(5), "the burst is given");
        Assert.That(Type(refused!), Is.EqualTo("for-mange-foresporsler"));
        Assert.That(refused!.Hode("Retry-After"), Is.EqualTo("1"));
        Assert.That((await tjener.GetAsync(K, "dev-revisjon")).Status, Is.EqualTo(HttpStatusCode.OK), "another key has its own");
        await KrevAsync(tjener.PutAsync(K + "/prosjekter/P1", new { navn = "Skole" }, "dev-admin"));

        // What is given back in a second is more than nothing: the key is served again.
        var again = refused;
        for (var i = 0; i < 100 && again.Status != HttpStatusCode.OK; i++)
        {
            await Task.Delay(100);
            again = await tjener.GetAsync(K, "dev-les");
        }

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_the_limits_nothing_is_turned_down()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__RateLimit__Enabled", "false"), ("Ledger__RateLimit__Reads__Burst", "1"), ("Ledger__RateLimit__Reads__PerSecond", "1")]);
        for (var i = 0; i < 20; i++)
        {
            Assert.That((await tjener.GetAsync("/helse/klar")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_full_queue_of_writers_answers_503_at_once_and_reading_goes_on()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Writers__Max", "2"), ("Ledger__Limits__SlowBodyGrace", "600")]);
        await OpprettAsync(tjener);

        // Two imports whose bodies have begun and not ended have the two places.
        using var a = await BegyntImportAsync(tjener, "a");
        using var b = await BegyntImportAsync(tjener, "b");
        var svar = await BokfoerAsync(tjener, "A");
        Assert.That(svar.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(Type(svar), Is.EqualTo("opptatt"));
        Assert.That(svar.Hode("Retry-After"), Is.EqualTo("5"));
        Assert.That((await tjener.GetAsync(K)).Status, Is.EqualTo(HttpStatusCode.OK));
        var rapporter = await tjener.PostAsync(K + "/rapporter", new { rapporter = new[] { new { rapport = "driftsregnskap", aar = 2024 } } }, "dev-les");
        Assert.That(rapporter.Status, Is.EqualTo(HttpStatusCode.OK), "a question that is posted is no write: " + rapporter.Tekst);

        a.Close();
        Assert.That((await UntilAsync(() => BokfoerAsync(tjener, "ETTER"), s => s.Status == HttpStatusCode.Created)).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task One_ledgers_writers_keep_neither_anothers_nor_key_changes_out()
    {
        await using var tjener = await Tjener.StartAsync(
            innstillinger: [("Ledger__Skrivere__Mest", "2"), ("Ledger__Skrivere__MestPerRegnskap", "1"), ("Ledger__Grenser__TregtInnhold", "600")]);
        await OpprettAsync(tjener);
        using var a = await BegyntImportAsync(tjener, "a");
        Assert.That(Type(await BokfoerAsync(tjener, "A")), Is.EqualTo("opptatt"));
        await KrevAsync(tjener.PutAsync("/v1/kommuner/3203", new { navn = "Asker", organisasjonsnummer = "920125298" }));
        await KrevAsync(tjener.PostAsync("/v1/noekler", new { navn = "x", scopes = new[] { "ledger:les" }, kommuner = new[] { "3201" } }));
    }

    [Test]
    public async Task Reads_that_cost_much_have_a_rate_of_their_own()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__RateLimit__Tung__Samlet", "2"), ("Ledger__RateLimit__Tung__PerSekund", "1")]);
        await OpprettAsync(tjener);
        string[] tunge = [R + "/avvik?grupperPaa=art", R + "/avvik?grupper%50aa=funksjon", R + "/bilag/1", R + "/bokfoeringsspesifikasjon"];
        var svar = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => tjener.GetAsync(tunge[i % tunge.Length], "dev-les")));
        Assert.That(svar.Count(s => s.Status == HttpStatusCode.TooManyRequests), Is.GreaterThan(20), "two at once, and one more a second");
        var lette = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => tjener.GetAsync(R + "/driftsregnskap", "dev-les")));
        Assert.That(lette.Select(s => s.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_body_that_trickles_is_given_up_and_books_nothing()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Limits__SlowBodyGrace", "2")]);
        await OpprettAsync(tjener);
        using var socket = await BegyntImportAsync(tjener, "langsom");
        var answer = await LesAsync(socket);
        Assert.That(answer, Does.StartWith("HTTP/1.1 408 "));
        Assert.That(answer, Does.Contain("urn:ledger:problem:for-langsomt"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.Zero);
    }

    [Test]
    public async Task Headers_and_bodies_beyond_the_limits_get_a_4xx()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Limits__HeaderBytes", "2048"), ("Ledger__Limits__BodyBytes", "2048"), ("Ledger__Import__MestByte", "4096")]);
        await OpprettAsync(tjener);
        Assert.That((await tjener.SendAsync(HttpMethod.Get, K, null, "dev-les", ("X-Lang", new string('x', 3000)))).Status, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
        Assert.That(Type(await BokfoerAsync(tjener, "A", new string('x', 3000))), Is.EqualTo("for-stort-innhold"));
        Assert.That((await tjener.ImporterAsync(R + "/importer", Rader("I", 20), "i1")).Status, Is.EqualTo(HttpStatusCode.Created), "an import has its own limit");
        Assert.That(Type(await tjener.ImporterAsync(R + "/importer", Rader("J", 80), "i2")), Is.EqualTo("for-stort-innhold"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.EqualTo(40));
    }

    [Test]
    public async Task A_request_that_takes_too_long_is_answered_503_and_books_nothing()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Timeouts__Imports", "5"), ("Ledger__Limits__SlowBodyGrace", "600")]);
        await OpprettAsync(tjener);
        using var socket = await BegyntImportAsync(tjener, "evig");
        var answer = await LesAsync(socket);
        Assert.That(answer, Does.StartWith("HTTP/1.1 503 "));
        Assert.That(answer, Does.Contain("urn:ledger:problem:tidsavbrudd").And.Contain("Retry-After: 5"));
        Assert.That(await KontrollertAntallAsync(tjener), Is.Zero);
        Assert.That((await BokfoerAsync(tjener, "ETTER")).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Who_waits_for_changes_has_longer_than_a_read()
    {
        await using var tjener = await Tjener.StartAsync(innstillinger: [("Ledger__Timeouts__Reads", "5")]);
        await OpprettAsync(tjener);
        var head = (await KrevAsync(tjener.GetAsync(K + "/endringer"))).Json["versjon"];
        Assert.That((long)(await KrevAsync(tjener.GetAsync($"{K}/endringer?etter={head}&vent=8"))).Json["versjon"]!, Is.EqualTo((long)head!));
    }

    [TestCase("Ledger__Skrivere__Mest")]
    [TestCase("Ledger__Writers__Max", Description = "The name of version 1.0, which works for one release and is told.")]
    public void A_setting_outside_its_range_stops_the_start_and_is_named(string navn) => Assert.That(
        async () => await Tjener.StartAsync(innstillinger: [(navn, "0")]),
        Throws.InvalidOperationException.With.Message.Contains("Skrivervalg.Mest"));

    private static async Task<Svar> UntilAsync(Func<Task<Svar>> send, Func<Svar, bool> done)
    {
        var svar = await send();
        for (var i = 0; i < 200 && !done(svar); i++)
        {
            await Task.Delay(50);
            svar = await send();
        }

        return svar;
    }

    /// <summary>An import whose body the service has begun to read, and which has sent a little of it.</summary>
    private static async Task<Socket> BegyntImportAsync(Tjener tjener, string noekkel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, tjener.Klient.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"POST {R}/importer HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer dev-bokfor\r\nIdempotency-Key: {noekkel}\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n"));
        var buffer = new byte[256];
        Assert.That(Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer)), Is.EqualTo("HTTP/1.1 100 Continue\r\n\r\n"));
        await socket.SendAsync("bilagsreferanse"u8.ToArray());
        return socket;
    }

    private static async Task<string> LesAsync(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!text.ToString().EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal) && await socket.ReceiveAsync(buffer, limit.Token) is > 0 and var read)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
