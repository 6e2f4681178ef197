using System.Security.Claims;
using System.Text.Encodings.Web;
using Ledger.Api.Kontrakt;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Sikkerhet;

/// <summary>Reads <c>Authorization: Bearer &lt;key&gt;</c>. An unknown key is the same as none.</summary>
internal sealed class Noekkelautentisering(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IHostEnvironment environment)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Skjema = "Noekkel";
    public const string ScopeClaim = "scope";
    public const string KommuneClaim = "kommune";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string Prefix = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var rett = environment.IsDevelopment() ? Utviklernoekler.Finn(header[Prefix.Length..].Trim()) : null;
        if (rett is null)
        {
            return Task.FromResult(AuthenticateResult.Fail("Unknown key."));
        }

        var identity = new ClaimsIdentity(Skjema, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, rett.Bruker));
        identity.AddClaims(rett.Scopes.Select(s => new Claim(ScopeClaim, s)));
        identity.AddClaims(rett.Kommuner is null ? [new Claim(KommuneClaim, "*")] : rett.Kommuner.Select(k => new Claim(KommuneClaim, k)));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Skjema)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problemsvar.SkrivAsync(Context, StatusCodes.Status401Unauthorized, "ikke-autentisert", "Ikke autentisert", "Send en gyldig nøkkel i Authorization: Bearer <nøkkel>.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problemsvar.SkrivAsync(Context, StatusCodes.Status403Forbidden, "mangler-scope", "Nøkkelen mangler scope", "Nøkkelen har ikke scopet som dette krever.");
}
