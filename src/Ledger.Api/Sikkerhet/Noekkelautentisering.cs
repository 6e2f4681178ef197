using System.Security.Claims;
using System.Text.Encodings.Web;
using Ledger.Api.Kontrakt;
using Ledger.Application.Noekler;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Sikkerhet;

/// <summary>Reads <c>Authorization: Bearer &lt;key&gt;</c>. An unknown, expired or revoked key is the same as none.</summary>
internal sealed class Noekkelautentisering(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IHostEnvironment environment, Noekkeltjeneste noekler, Noekkelbruk bruk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Skjema = "Noekkel";
    public const string ScopeClaim = "scope";
    public const string KommuneClaim = "kommune";
    private const string Prefix = "Bearer ";

    /// <summary>The token of a request; null when it has none.</summary>
    public static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    public static ClaimsPrincipal Identitet(string skjema, string bruker, IEnumerable<string> scopes, IEnumerable<string> kommuner)
    {
        var identity = new ClaimsIdentity(skjema, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, bruker));
        identity.AddClaims(scopes.Select(s => new Claim(ScopeClaim, s)));
        identity.AddClaims(kommuner.Select(k => new Claim(KommuneClaim, k)));
        return new ClaimsPrincipal(identity);
    }

    public static Task UtfordreAsync(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problemsvar.SkrivAsync(http, StatusCodes.Status401Unauthorized, "ikke-autentisert", "Ikke autentisert", "Send en gyldig nøkkel i Authorization: Bearer <nøkkel>.");
    }

    public static Task NektAsync(HttpContext http) =>
        Problemsvar.SkrivAsync(http, StatusCodes.Status403Forbidden, "mangler-scope", "Nøkkelen mangler scope", "Nøkkelen har ikke scopet som dette krever.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (environment.IsDevelopment() && Utviklernoekler.Finn(token) is { } dev)
        {
            return Godkjent(dev.Bruker, dev.Scopes, dev.Kommuner ?? (IEnumerable<string>)[Apinoekkel.Alle]);
        }

        if (await noekler.GodkjennAsync(token, Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("Unknown key.");
        }

        bruk.Merk(key);
        return Godkjent($"{key.Navn} ({key.Id})", key.Scopes, key.Kommuner);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => UtfordreAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => NektAsync(Context);

    private static AuthenticateResult Godkjent(string bruker, IEnumerable<string> scopes, IEnumerable<string> kommuner) =>
        AuthenticateResult.Success(new AuthenticationTicket(Identitet(Skjema, bruker, scopes, kommuner), Skjema));
}
