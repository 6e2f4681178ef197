using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ledger.Api.Tests.Verktoey;
using static Ledger.Api.Tests.Verktoey.Enkelkommune;

namespace Ledger.Api.Tests;

/// <summary>What a browser and a TLS client meet.</summary>
[Parallelizable(ParallelScope.All)] // Each has a process and a directory of its own, and mostly waits.
public sealed class NettvernTests
{
    [Test]
    public async Task Every_answer_has_the_security_headers_and_none_names_the_server()
    {
        await using var tjener = await Tjener.StartAsync();
        await OpprettAsync(tjener);
        foreach (var (path, key) in new[] { ("/helse/live", null), (K, "dev-les"), (K, null), ("/finnes/ikke", null), ("/v1/kommuner/abc", "dev-les"), ("/openapi/v1.json", null) })
        {
            var svar = await tjener.GetAsync(path, key);
            Assert.That(svar.Hode("X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
            Assert.That(svar.Hode("Content-Security-Policy"), Is.EqualTo("default-src 'none'; frame-ancestors 'none'"), path);
            Assert.That(svar.Hode("Referrer-Policy"), Is.EqualTo("no-referrer"), path);
            Assert.That(svar.Hode("Server"), Is.Null, path);
            Assert.That(svar.Hode("X-Powered-By"), Is.Null, path);
            Assert.That(svar.Hode("Strict-Transport-Security"), Is.Null, path);
            Assert.That(svar.Hode("Cache-Control") == "no-store", Is.EqualTo((int)svar.Status >= 400), path);
        }

        var swagger = await tjener.GetAsync("/swagger/index.html", null);
        Assert.That((swagger.Status, swagger.Hode("Content-Security-Policy")), Is.EqualTo((HttpStatusCode.OK, "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'")));
    }

    [Test]
    public async Task Pages_of_other_origins_may_call_only_when_named()
    {
        const string Named = "https://dashbord.example.no";
        (string, string)[] Preflight(string origin) => [("Origin", origin), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "authorization")];
        await using (var closed = await Tjener.StartAsync())
        {
            Assert.That((await closed.SendAsync(HttpMethod.Options, K, null, null, Preflight(Named))).Hode("Access-Control-Allow-Origin"), Is.Null);
            Assert.That((await closed.SendAsync(HttpMethod.Get, K, null, "dev-les", ("Origin", Named))).Hode("Access-Control-Allow-Origin"), Is.Null);
        }

        await using var open = await Tjener.StartAsync(innstillinger: [("Ledger__Cors__Origins", $"https://x.example.no, {Named}")]);
        Assert.That((await open.SendAsync(HttpMethod.Options, K, null, null, Preflight(Named))).Hode("Access-Control-Allow-Origin"), Is.EqualTo(Named));
        Assert.That((await open.SendAsync(HttpMethod.Get, K, null, null, ("Origin", Named))).Hode("Access-Control-Allow-Origin"), Is.EqualTo(Named), "an error can be read as well");
        Assert.That((await open.SendAsync(HttpMethod.Options, K, null, null, Preflight("https://ond.example.com"))).Hode("Access-Control-Allow-Origin"), Is.Null);
    }

    [TestCase(null, HttpStatusCode.NotFound)]
    [TestCase("true", HttpStatusCode.OK)]
    public async Task Swagger_is_off_in_production_unless_enabled(string? setting, HttpStatusCode expected)
    {
        await using var tjener = await Tjener.StartAsync("Production", innstillinger: setting is null ? [] : [("Ledger__Swagger", setting)]);
        Assert.That((await tjener.GetAsync("/swagger/index.html", null)).Status, Is.EqualTo(expected));
        Assert.That((await tjener.GetAsync("/helse/klar", null)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Tls_is_1_2_or_1_3_and_says_to_stay_with_https()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-tls-").FullName;
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var file = Path.Combine(folder, "tls.pfx");
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "p"));
            await using var tjener = await Tjener.StartPaaAsync("https://127.0.0.1:0", innstillinger: [("Kestrel__Certificates__Default__Path", file), ("Kestrel__Certificates__Default__Password", "p")]);
            var port = tjener.Klient.BaseAddress!.Port;

            foreach (var protocol in new[] { SslProtocols.Tls12, SslProtocols.Tls13 })
            {
                using var socket = new TcpClient("127.0.0.1", port);
                await using var tls = new SslStream(socket.GetStream(), false, (_, c, _, _) => c is not null && c.GetCertHashString() == certificate.GetCertHashString());
                await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = protocol });
                Assert.That(tls.SslProtocol, Is.EqualTo(protocol));
                await tls.WriteAsync("GET /helse/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
                using var reader = new StreamReader(tls);
                Assert.That(await reader.ReadToEndAsync(), Does.Contain("Strict-Transport-Security: max-age=31536000; includeSubDomains"));
            }

            // A hello of TLS 1.1, written by hand, since this machine's own client may refuse to send one: answered by the alert protocol_version (70).
            using var old = new TcpClient("127.0.0.1", port);
            await old.GetStream().WriteAsync(Hello(0x02));
            var alert = new byte[7];
            await old.GetStream().ReadExactlyAsync(alert);
            Assert.That((alert[0], alert[5], alert[6]), Is.EqualTo(((byte)21, (byte)2, (byte)70)));

            // The same hello of TLS 1.2 is taken up: the answer is a handshake.
            using var current = new TcpClient("127.0.0.1", port);
            await current.GetStream().WriteAsync(Hello(0x03));
            var answer = new byte[6];
            await current.GetStream().ReadExactlyAsync(answer);
            Assert.That((answer[0], answer[5]), Is.EqualTo(((byte)22, (byte)2)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A ClientHello of version 3.<paramref name="minor"/> with ECDHE-ECDSA suites, P-256 and its signatures.</summary>
    private static byte[] Hello(byte minor)
    {
        byte[] extensions = [0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3];
        byte[] suites = [0xC0, 0x2B, 0xC0, 0x09, 0xC0, 0x0A];
        byte[] body = [3, minor, .. new byte[32], 0, 0, (byte)suites.Length, .. suites, 1, 0, 0, (byte)extensions.Length, .. extensions];
        byte[] handshake = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)handshake.Length, .. handshake];
    }
}
