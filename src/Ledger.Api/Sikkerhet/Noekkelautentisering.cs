using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Application.Noekler;
using Microsoft.AspNetCore.Authentication;

namespace Ledger.Api.Sikkerhet;

/// <summary>
/// Reads <c>Authorization: Bearer &lt;key&gt;</c>. An unknown, expired or revoked key is the same as none. A token of a configured issuer is
/// left to that issuer's scheme.
/// </summary>
/// <remarks>Every request pays for this: what a key may is built once and shared, and the framework's base class, with its options and logger per request, is left out.</remarks>
internal sealed class Noekkelautentisering(Utstedere utstedere, IHostEnvironment environment, Noekkeltjeneste noekler, Noekkelbruk bruk) : IAuthenticationHandler
{
    public const string Skjema = "Noekkel";
    public const string ScopeClaim = "scope";
    public const string KommuneClaim = "kommune";
    private const string Prefix = "Bearer ";
    private static readonly Task<AuthenticateResult> Ingen = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly AuthenticateResult Ukjent = AuthenticateResult.Fail("Unknown key.");
    private static readonly Dictionary<string, Task<AuthenticateResult>> Utviklere =
        Utviklernoekler.Alle.ToDictionary(u => u.Key, u => Task.FromResult(Godkjent(u.Value.Bruker, u.Value.Scopes, [Apinoekkel.Alle])), StringComparer.Ordinal);

    private HttpContext _http = null!;

    public static ClaimsPrincipal Identitet(string skjema, string bruker, IEnumerable<string> scopes, IEnumerable<string> kommuner)
    {
        var identity = new ClaimsIdentity(skjema, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, bruker));
        identity.AddClaims(scopes.Select(s => new Claim(ScopeClaim, s)));
        identity.AddClaims(kommuner.Select(k => new Claim(KommuneClaim, k)));
        return new ClaimsPrincipal(identity);
    }

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        _http = context;
        return Task.CompletedTask;
    }

    public Task<AuthenticateResult> AuthenticateAsync() =>
        Token(_http.Request) is not { } token ? Ingen
        : environment.IsDevelopment() && Utviklere.TryGetValue(token, out var dev) ? dev
        : utstedere.Skjema(token) is { } issuer ? _http.AuthenticateAsync(issuer)
        : AuthenticateAsync(token);

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        _http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problemsvar.SkrivAsync(_http, StatusCodes.Status401Unauthorized, "ikke-autentisert", "Ikke autentisert", "Send en gyldig nøkkel i Authorization: Bearer <nøkkel>.");
    }

    public Task ForbidAsync(AuthenticationProperties? properties) =>
        Problemsvar.SkrivAsync(_http, StatusCodes.Status403Forbidden, "mangler-scope", "Nøkkelen mangler scope", "Nøkkelen har ikke scopet som dette krever.");

    /// <summary>The token of a request; null when it has none.</summary>
    private static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    private static AuthenticateResult Godkjent(string bruker, IEnumerable<string> scopes, IEnumerable<string> kommuner) =>
        AuthenticateResult.Success(new AuthenticationTicket(Identitet(Skjema, bruker, scopes, kommuner), Skjema));

    private async Task<AuthenticateResult> AuthenticateAsync(string token)
    {
        if (await noekler.GodkjennAsync(token, _http.RequestAborted) is not { } key)
        {
            return Ukjent;
        }

        bruk.Merk(key);
        return Godkjent($"{key.Navn} ({key.Id})", key.Scopes, key.Kommuner);
    }
}
