using System.Collections.Concurrent;
using System.Security.Claims;
using Ledger.Application.Noekler;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authentication;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// Who asks, by <c>Authorization: Bearer &lt;key&gt;</c>. An unknown, expired or revoked key is the same as none. A token of a configured
/// issuer is left to that issuer's scheme.
/// </summary>
/// <remarks>
/// A middleware and not a scheme of the framework's: every read pays for what stands here, and schemes and policies together cost as much as
/// all the rest of a kept answer. What the caller may is decided by <see cref="Tilgang"/>.
/// </remarks>
internal sealed class Autentisering(
    Utstedere utstedere, IHostEnvironment environment, Noekkeltjeneste noekler, Noekkelbruk bruk, Billetter billetter)
{
    /// <summary>How those are known who called with a key of ours.</summary>
    public const string Art = "Noekkel";

    private const string Prefix = "Bearer ";
    private const int MestBrukere = 10_000;

    private readonly ConcurrentDictionary<string, (Apinoekkel Noekkel, ClaimsPrincipal Bruker)> _brukere = new(StringComparer.Ordinal);

    /// <summary>The fixed keys, where they are valid.</summary>
    private readonly Dictionary<string, ClaimsPrincipal> _utviklere = environment.IsDevelopment()
        ? Utviklernoekler.Alle.ToDictionary(
            u => u.Key, u => new ClaimsPrincipal(new Brukeridentitet(Art, u.Value.Bruker, u.Value.Scopes, [Innehaver.Alle])), StringComparer.Ordinal)
        : [];

    /// <summary>Middleware that sets the request's user, or leaves it without one.</summary>
    public Task IdentifiserAsync(HttpContext http, RequestDelegate next)
    {
        if (Token(http.Request) is not { } token)
        {
            return http.Request.Query[Billetter.Parameter] is [{ } billett] && http.GetEndpoint()?.Metadata.GetMetadata<Billettaapen>() is not null
                && LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var ledger)
                ? MedBillettAsync(http, ledger, billett, next) : next(http);
        }

        if (_utviklere.TryGetValue(token, out var developer))
        {
            http.User = developer;
            return next(http);
        }

        return IdentifiserAsync(http, token, next);
    }

    private async Task MedBillettAsync(HttpContext http, LedgerId ledger, string billett, RequestDelegate next)
    {
        var (noekkel, utvikler) = await billetter.LesAsync(ledger, billett, http.RequestAborted);
        if (noekkel is not null && await noekler.ErGyldigAsync(noekkel.Id, http.RequestAborted))
        {
            http.User = Bruker(noekkel);
        }
        else if (utvikler is not null && _utviklere.Values.FirstOrDefault(u => u.Bruker() == utvikler) is { } kjent)
        {
            http.User = kjent;
        }

        await next(http);
    }

    private async Task IdentifiserAsync(HttpContext http, string token, RequestDelegate next)
    {
        if (utstedere.Skjema(token) is { } issuer)
        {
            if ((await http.AuthenticateAsync(issuer)).Principal is { } principal)
            {
                http.User = principal;
            }
        }
        else if (await noekler.GodkjennAsync(token, http.RequestAborted) is { } key)
        {
            bruk.Merk(key);
            http.User = Bruker(key);
        }

        await next(http);
    }

    /// <summary>A key that has not changed is the same object to the store, and the same user here.</summary>
    private ClaimsPrincipal Bruker(Apinoekkel key)
    {
        if (_brukere.TryGetValue(key.Id, out var kept) && ReferenceEquals(kept.Noekkel, key))
        {
            return kept.Bruker;
        }

        var user = new ClaimsPrincipal(new Brukeridentitet(Art, $"{key.Navn} ({key.Id})", key.Scopes, key.Kommuner, key));
        if (_brukere.Count < MestBrukere || _brukere.ContainsKey(key.Id))
        {
            _brukere[key.Id] = (key, user);
        }

        return user;
    }

    /// <summary>The token of a request; null when it has none.</summary>
    private static string? Token(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }
}

internal static class Autentiseringsoppsett
{
    public static IApplicationBuilder UseAutentisering(this IApplicationBuilder app)
    {
        var autentisering = app.ApplicationServices.GetRequiredService<Autentisering>();
        return app.Use(autentisering.IdentifiserAsync);
    }
}
