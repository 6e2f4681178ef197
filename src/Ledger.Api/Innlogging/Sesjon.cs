using System.Globalization;
using System.Security.Claims;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;
using Ledger.Web.Intern;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ledger.Api.Innlogging;

/// <summary>How a reader signed in.</summary>
/// <param name="Skjema">The scheme of the provider, which is asked to sign him out too.</param>
/// <param name="Enheter">The units that his roles are bound to; none when they are not.</param>
internal sealed record Innlogget(string Skjema, string Utsteder, string Sub, IReadOnlyList<string> Enheter);

/// <summary>The session of a reader of live pages: a cookie that only the service can read, 30 minutes idle and 8 hours at most.</summary>
internal static class Sesjon
{
    public const string Skjema = "Sesjon";
    private const string Scopeclaim = "scope";
    private const string Kommuneclaim = "kommune";
    private const string Enhetsclaim = "enhet";
    private const string Begyntclaim = "begynt";
    private const string Tilbyderclaim = "tilbyder";
    private const string Utstederclaim = "utsteder";
    private const string Subclaim = "sub";
    private static readonly TimeSpan Uvirksom = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Lengst = TimeSpan.FromHours(8);

    /// <summary>How long before the end a reader is told (WCAG 2.2, 2.2.1).</summary>
    private static readonly TimeSpan Varslingstid = TimeSpan.FromMinutes(2);

    /// <summary>How old a cookie is before it is made anew.</summary>
    private static readonly TimeSpan Fornyingstid = TimeSpan.FromMinutes(5);

    public static void Sett(CookieAuthenticationOptions valg, bool erUtvikling)
    {
        valg.Cookie.Name = erUtvikling ? "ledger" : "__Host-ledger";
        valg.Cookie.HttpOnly = true;
        valg.Cookie.SameSite = SameSiteMode.Lax;
        valg.Cookie.SecurePolicy = erUtvikling ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        valg.Cookie.Path = "/";
        valg.ExpireTimeSpan = Uvirksom;
        valg.SlidingExpiration = true;

        // A page that the reader asks for begins the time anew, and what a page asks by itself does not. Not each page, since the framework lets no
        // answer be kept that has a new cookie.
        valg.Events.OnCheckSlidingExpiration = sak =>
        {
            sak.ShouldRenew = Fornyes(sak.HttpContext, sak.ElapsedTime);
            return Task.CompletedTask;
        };
        valg.Events.OnValidatePrincipal = sak =>
        {
            var begynt = sak.Principal?.FindFirstValue(Begyntclaim);
            var naa = sak.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            if (begynt is null || DateTimeOffset.Parse(begynt, CultureInfo.InvariantCulture) + Lengst < naa)
            {
                sak.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    }

    /// <param name="tilbyder">Null for a fixed key of development.</param>
    public static ClaimsPrincipal Ny(
        string navn, IEnumerable<string> scopes, IEnumerable<string> kommuner, DateTimeOffset naa, Innlogget? tilbyder = null) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, navn), new Claim(Begyntclaim, naa.ToString("O", CultureInfo.InvariantCulture)),
            .. scopes.Select(s => new Claim(Scopeclaim, s)), .. kommuner.Select(k => new Claim(Kommuneclaim, k)),
            .. tilbyder is null ? [] : new[]
            {
                new Claim(Tilbyderclaim, tilbyder.Skjema), new Claim(Utstederclaim, tilbyder.Utsteder), new Claim(Subclaim, tilbyder.Sub),
            },
            .. (tilbyder?.Enheter ?? []).Select(e => new Claim(Enhetsclaim, e)),
        ],
        Skjema));

    /// <summary>The provider that the session was begun by; null for a fixed key, or no session.</summary>
    public static async Task<string?> TilbyderAsync(HttpContext http) => (await http.AuthenticateAsync(Skjema)).Principal?.FindFirstValue(Tilbyderclaim);

    /// <summary>Middleware: who asks for a live page, by his session. Everything else is asked for by a key.</summary>
    public static Task FinnAsync(HttpContext http, RequestDelegate neste) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Internside>() is null ? neste(http) : SlippInnAsync(http, neste);

    private static async Task SlippInnAsync(HttpContext http, RequestDelegate neste)
    {
        if (await http.AuthenticateAsync(Skjema) is { Principal: { } hvem, Properties: var sesjon })
        {
            http.Features.Set(await BrukerAsync(http, hvem, sesjon));
        }

        await neste(http);
    }

    private static bool Fornyes(HttpContext http, TimeSpan alder) =>
        alder >= Fornyingstid && http.GetEndpoint()?.Metadata.GetMetadata<Internside>() is { Fornyer: true };

    /// <summary>Seconds until the reader is to be told that his session ends: when the cookie does, or eight hours after he signed in.</summary>
    private static int Varsel(HttpContext http, ClaimsPrincipal hvem, AuthenticationProperties? sesjon)
    {
        var naa = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var slutt = DateTimeOffset.Parse(hvem.FindFirstValue(Begyntclaim)!, CultureInfo.InvariantCulture) + Lengst;
        var kapsel = sesjon?.ExpiresUtc is { } utloeper && !Fornyes(http, naa - (sesjon.IssuedUtc ?? naa)) ? utloeper : naa + Uvirksom;
        return (int)Math.Max(0, ((kapsel < slutt ? kapsel : slutt) - naa - Varslingstid).TotalSeconds);
    }

    /// <summary>What his roles give him, and in the ledger that he asks for, what he was invited to when they give nothing there.</summary>
    private static async Task<Sidebruker> BrukerAsync(HttpContext http, ClaimsPrincipal hvem, AuthenticationProperties? sesjon)
    {
        var navn = hvem.Identity?.Name ?? "";
        var varsel = Varsel(http, hvem, sesjon);
        var innehaver = new Innehaver(hvem.FindAll(Scopeclaim).Select(c => c.Value), hvem.FindAll(Kommuneclaim).Select(c => c.Value));
        if (hvem.FindFirstValue(Subclaim) is { } sub && LedgerId.TryParse(http.Request.RouteValues["kommune"] as string, out var ledger)
            && !(innehaver.Scopes.Count > 0 && innehaver.KanSe(ledger))
            && await http.RequestServices.GetRequiredService<Persontilganger>().FinnAsync(
                ledger, hvem.FindFirstValue(Utstederclaim)!, sub, http.RequestAborted) is { } tilgang)
        {
            return new(navn, tilgang.Scopes, spurt => spurt == ledger, tilgang.Enheter, varsel);
        }

        return new(navn, innehaver.Scopes, innehaver.KanSe, [.. hvem.FindAll(Enhetsclaim).Select(c => c.Value)], varsel);
    }
}
