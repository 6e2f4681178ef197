using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Api.Tests.Verktoey;

/// <summary>An issuer in Maskinporten's profile on this machine: metadata, published keys, and tokens of every kind, also bad ones.</summary>
internal sealed class Utsteder : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;

    private Utsteder(WebApplication app)
    {
        _app = app;
        _key = new RsaSecurityKey(_rsa) { KeyId = "k1" };
    }

    public string Adresse { get; private set; } = "";

    public static async Task<Utsteder> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new Utsteder(app);
        app.MapGet("/.well-known/oauth-authorization-server", () => Results.Json(new { issuer = issuer.Adresse, jwks_uri = issuer.Adresse + "jwks" }));
        app.MapGet("/jwks", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(issuer._rsa.ExportParameters(false)) { KeyId = "k1" });
            return Results.Text(JsonSerializer.Serialize(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } }), "application/json");
        });
        await app.StartAsync();
        issuer.Adresse = app.Urls.Single() + "/";
        return issuer;
    }

    /// <summary>A token; each argument changes one thing of a good one.</summary>
    public string Token(
        string scope = "ledger:les", string? organisasjon = "920125298", string? utsteder = null, TimeSpan? utloeper = null, TimeSpan? gjelderFra = null, bool fremmedNoekkel = false, string? consumer = null, string? publikum = null, string? enheter = null)
    {
        var claims = new Dictionary<string, object> { ["scope"] = scope, ["client_id"] = "klient-1" };
        if (consumer is not null)
        {
            claims["consumer"] = consumer;
        }
        else if (organisasjon is not null)
        {
            claims["consumer"] = new Dictionary<string, object> { ["authority"] = "iso6523-actorid-upis", ["ID"] = "0192:" + organisasjon };
        }

        if (enheter is not null)
        {
            claims["enheter"] = enheter;
        }

        using var other = RSA.Create(2048);
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = utsteder ?? Adresse,
            Audience = publikum,
            IssuedAt = now.AddMinutes(-10),
            NotBefore = now + (gjelderFra ?? TimeSpan.FromMinutes(-10)),
            Expires = now + (utloeper ?? TimeSpan.FromMinutes(2)),
            Claims = claims,
            SigningCredentials = new SigningCredentials(fremmedNoekkel ? new RsaSecurityKey(other.ExportParameters(true)) { KeyId = "k1" } : _key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>A good token's claims with no signature at all.</summary>
    public string UtenSignatur()
    {
        var parts = Token().Split('.');
        return Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + parts[1] + ".";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
