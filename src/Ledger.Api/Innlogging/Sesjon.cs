using System.Globalization;
using System.Security.Claims;
using Ledger.Application.Rettigheter;
using Ledger.Web.Intern;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ledger.Api.Innlogging;

/// <summary>The session of a reader of live pages: a cookie that only the service can read, 30 minutes idle and 8 hours at most.</summary>
internal static class Sesjon
{
    public const string Skjema = "Sesjon";
    private const string Scopeclaim = "scope";
    private const string Kommuneclaim = "kommune";
    private const string Begyntclaim = "begynt";
    private static readonly TimeSpan Uvirksom = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Lengst = TimeSpan.FromHours(8);

    public static void Sett(CookieAuthenticationOptions valg, bool erUtvikling)
    {
        valg.Cookie.Name = erUtvikling ? "ledger" : "__Host-ledger";
        valg.Cookie.HttpOnly = true;
        valg.Cookie.SameSite = SameSiteMode.Lax;
        valg.Cookie.SecurePolicy = erUtvikling ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        valg.Cookie.Path = "/";
        valg.ExpireTimeSpan = Uvirksom;
        valg.SlidingExpiration = true;
        valg.Events.OnValidatePrincipal = sak =>
        {
            var begynt = sak.Principal?.FindFirstValue(Begyntclaim);
            if (begynt is null || DateTimeOffset.Parse(begynt, CultureInfo.InvariantCulture) + Lengst < TimeProvider.System.GetUtcNow())
            {
                sak.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    }

    public static ClaimsPrincipal Ny(string navn, IEnumerable<string> scopes, IEnumerable<string> kommuner, DateTimeOffset naa) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, navn), new Claim(Begyntclaim, naa.ToString("O", CultureInfo.InvariantCulture)),
            .. scopes.Select(s => new Claim(Scopeclaim, s)), .. kommuner.Select(k => new Claim(Kommuneclaim, k)),
        ],
        Skjema));

    /// <summary>Middleware: who asks for a live page, by his session. Everything else is asked for by a key.</summary>
    public static Task FinnAsync(HttpContext http, RequestDelegate neste) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Internside>() is null ? neste(http) : SlippInnAsync(http, neste);

    private static async Task SlippInnAsync(HttpContext http, RequestDelegate neste)
    {
        if ((await http.AuthenticateAsync(Skjema)).Principal is { } hvem)
        {
            var innehaver = new Innehaver(hvem.FindAll(Scopeclaim).Select(c => c.Value), hvem.FindAll(Kommuneclaim).Select(c => c.Value));
            http.Features.Set(new Sidebruker(hvem.Identity?.Name ?? "", innehaver.Scopes, innehaver.KanSe));
        }

        await neste(http);
    }
}
