using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Web.Tests.Verktoey;

/// <summary>
/// A provider of OpenID Connect on this machine: discovery, published keys, and the code flow, in which a code is given once, to the client that
/// began, and only against the verifier of its challenge (RFC 7636). Whoever <see cref="Bruker"/> is, signs in.
/// </summary>
internal sealed class Innloggingstjeneste : IAsyncDisposable
{
    public const string Klient = "ledger-sider";
    public const string Hemmelighet = "en-hemmelighet-for-testen";

    private readonly WebApplication _app;
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Utfordring, string Retur, string Nonce, (string Sub, string Navn, string[] Roller) Hvem)> _koder = new();

    private Innloggingstjeneste(WebApplication app) => _app = app;

    public string Adresse { get; private set; } = "";

    /// <summary>Who signs in.</summary>
    public (string Sub, string Navn, string[] Roller) Bruker { get; set; }

    /// <summary>What went wrong in the exchange as the provider saw it.</summary>
    public ConcurrentQueue<string> Feil { get; } = new();

    public static async Task<Innloggingstjeneste> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var tjeneste = new Innloggingstjeneste(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = tjeneste.Adresse, ["authorization_endpoint"] = tjeneste.Adresse + "/authorize", ["token_endpoint"] = tjeneste.Adresse + "/token",
            ["jwks_uri"] = tjeneste.Adresse + "/jwks", ["end_session_endpoint"] = tjeneste.Adresse + "/ut", ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        app.MapGet("/jwks", tjeneste.Noekler);
        app.MapGet("/authorize", tjeneste.Godkjenn);
        app.MapPost("/token", tjeneste.TokenAsync);
        app.MapGet("/ut", (string post_logout_redirect_uri, string state) => Results.Redirect($"{post_logout_redirect_uri}?state={Uri.EscapeDataString(state)}"));
        await app.StartAsync();
        tjeneste.Adresse = app.Urls.Single();
        return tjeneste;
    }

    /// <summary>The settings of a service that signs in here.</summary>
    /// <param name="gir">What the role <c>rolle</c> gives.</param>
    public (string Navn, string Verdi)[] Innstillinger(int nummer, string navn, string gir)
    {
        var valg = $"Ledger__Innlogging__{nummer}__";
        return
        [
            (valg + "Navn", navn), (valg + "Utsteder", Adresse), (valg + "KlientId", Klient), (valg + "Hemmelighet", Hemmelighet), (valg + "Acr", "hoey"),
            (valg + "KreverHttps", "false"), (valg + "Kommuner__0", "3201"), (valg + "Roller__rolle", gir),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private IResult Noekler()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "k1" });
        return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = "k1", n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
    }

    private IResult Godkjenn(HttpRequest spurt)
    {
        string Felt(string navn) => spurt.Query[navn].ToString();
        Krev(Felt("client_id") == Klient && Felt("response_type") == "code", "the client or the flow");
        Krev(Felt("code_challenge_method") == "S256" && Felt("code_challenge").Length == 43, "no challenge");
        Krev(Felt("acr_values") == "hoey", "the level of assurance");
        var kode = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _koder[kode] = (Felt("code_challenge"), Felt("redirect_uri"), Felt("nonce"), Bruker);
        return Results.Redirect($"{Felt("redirect_uri")}?code={kode}&state={Uri.EscapeDataString(Felt("state"))}");
    }

    private async Task<IResult> TokenAsync(HttpRequest spurt)
    {
        var skjema = await spurt.ReadFormAsync();
        string Felt(string navn) => skjema[navn].ToString();
        if (!_koder.TryRemove(Felt("code"), out var kjent))
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        Krev(Felt("client_secret") == Hemmelighet && Felt("redirect_uri") == kjent.Retur, "the secret or the address");
        Krev(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Felt("code_verifier")))) == kjent.Utfordring, "the verifier");
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Adresse,
            Audience = Klient,
            Expires = DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = kjent.Hvem.Sub, ["name"] = kjent.Hvem.Navn, ["roles"] = kjent.Hvem.Roller, ["nonce"] = kjent.Nonce,
            },
            SigningCredentials = new(new RsaSecurityKey(_rsa) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "ubrukt", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    private void Krev(bool sant, string hva)
    {
        if (!sant)
        {
            Feil.Enqueue(hva);
        }
    }
}

/// <summary>A reader's browser: cookies are kept, and redirects are followed by hand.</summary>
internal sealed partial class Leser(Uri tjener) : IDisposable
{
    private readonly HttpClient _klient = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseCookies = true });

    public void Dispose() => _klient.Dispose();

    public Task<HttpResponseMessage> HentAsync(string adresse) => _klient.GetAsync(new Uri(tjener, adresse));

    public async Task<string> TekstAsync(string adresse)
    {
        using var svar = await HentAsync(adresse);
        Assert.That(svar.StatusCode, Is.EqualTo(HttpStatusCode.OK), adresse);
        return await svar.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form of a page as it stands there, with these fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(string side, string adresse, params (string Navn, string Verdi)[] felt)
    {
        var vern = Vern().Match(await TekstAsync(side)).Groups[1].Value;
        return await _klient.PostAsync(new Uri(tjener, adresse), new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", vern), .. felt.Select(f => KeyValuePair.Create(f.Navn, f.Verdi))]));
    }

    /// <summary>Goes where the answer leads, until it leads no further, and answers where that is.</summary>
    public async Task<(HttpStatusCode Status, string Sted)> FoelgAsync(string adresse)
    {
        var sted = new Uri(tjener, adresse);
        for (var hopp = 0; ; hopp++)
        {
            using var svar = await _klient.GetAsync(sted);
            if (hopp == 8 || svar.Headers.Location is not { } videre)
            {
                return (svar.StatusCode, sted.PathAndQuery);
            }

            sted = new Uri(sted, videre);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Vern();
}
