using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Application;
using Ledger.Application.Noekler;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Ledger.Api.Sikkerhet;

/// <summary>Deny by default: an endpoint is closed until it names the scopes of which one is enough.</summary>
internal static class Tilgang
{
    public static IServiceCollection AddTilgang(this IServiceCollection services, IConfiguration configuration)
    {
        var utstedere = configuration.GetSection("Ledger:Utstedere").Get<List<Utstedervalg>>() ?? [];
        services.AddUtstedere(utstedere);
        services.AddSingleton<INoekkellager>(s => (INoekkellager)s.GetRequiredService<ILedgerStore>());
        services.AddSingleton<Noekkeltjeneste>();
        services.AddSingleton<Noekkelbruk>();
        services.AddHostedService(s => s.GetRequiredService<Noekkelbruk>());
        services.AddSingleton<Autentisering>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Tilgangssvar>();

        // The framework's own, which hold nothing of a request, made once instead of for each.
        services.AddSingleton<IPolicyEvaluator, PolicyEvaluator>();
        services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        services.AddSingleton<IAuthorizationHandlerProvider, DefaultAuthorizationHandlerProvider>();
        services.AddSingleton<IAuthorizationHandlerContextFactory, DefaultAuthorizationHandlerContextFactory>();
        services.AddSingleton<IAuthorizationEvaluator, DefaultAuthorizationEvaluator>();
        services.AddAuthorizationBuilder()
            // Only what the framework itself answers (no such path, method or content type) passes without naming a scope.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build());
        return services;
    }

    /// <summary>One of the scopes is enough. The scopes are also what the contract says of the endpoint.</summary>
    public static TBuilder KreverScope<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .RequireAuthorization(policy => policy.RequireClaim(Autentisering.ScopeClaim, scopes))
            .WithMetadata(new Scopekrav(scopes));

    /// <summary>Another's municipality is answered as if it were not there, whatever else is right or wrong with the request.</summary>
    public static IApplicationBuilder UseEgneKommuner(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetRouteValue("kommunenummer") is string text && http.GetEndpoint()?.Metadata.GetMetadata<Scopekrav>() is not null)
        {
            var number = Rute.Kommune(text);
            if (!KanSe(http.User, number))
            {
                throw Avvisning.UkjentKommune(number);
            }
        }

        return next(http);
    });

    public static string Bruker(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new InvalidOperationException("No user.");

    /// <summary>The caller as one who may give keys away.</summary>
    public static Noekkelgiver Giver(this ClaimsPrincipal user) => new(
        user.Bruker(), [.. user.FindAll(Autentisering.ScopeClaim).Select(c => c.Value)], [.. user.FindAll(Autentisering.KommuneClaim).Select(c => c.Value)]);

    public static bool KanSe(ClaimsPrincipal user, Kommunenummer kommunenummer) =>
        user.HasClaim(Autentisering.KommuneClaim, Apinoekkel.Alle) || user.HasClaim(Autentisering.KommuneClaim, kommunenummer.ToString());
}

/// <summary>The scopes of which an endpoint needs one.</summary>
internal sealed record Scopekrav(IReadOnlyList<string> Scopes);
