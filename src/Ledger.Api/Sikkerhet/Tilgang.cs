using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Application;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Ledger.Api.Sikkerhet;

/// <summary>Deny by default: an endpoint is closed until it names the scopes of which one is enough.</summary>
internal static class Tilgang
{
    public static IServiceCollection AddTilgang(this IServiceCollection services)
    {
        services.AddAuthentication(Noekkelautentisering.Skjema)
            .AddScheme<AuthenticationSchemeOptions, Noekkelautentisering>(Noekkelautentisering.Skjema, null);
        services.AddAuthorizationBuilder()
            // Only what the framework itself answers (no such path, method or content type) passes without naming a scope.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(c => c.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build());
        return services;
    }

    /// <summary>One of the scopes is enough. The scopes are also what the contract says of the endpoint.</summary>
    public static TBuilder KreverScope<TBuilder>(this TBuilder builder, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder =>
        builder
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireClaim(Noekkelautentisering.ScopeClaim, scopes))
            .WithMetadata(new Scopekrav(scopes));

    /// <summary>Another's municipality is answered as if it were not there.</summary>
    public static RouteGroupBuilder BareEgneKommuner(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var number = Rute.Kommune(context.HttpContext.GetRouteValue("kommunenummer") as string);
            return KanSe(context.HttpContext.User, number) ? await next(context) : throw Avvisning.UkjentKommune(number);
        });
        return group;
    }

    public static string Bruker(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new InvalidOperationException("No user.");

    public static bool KanSe(ClaimsPrincipal user, Kommunenummer kommunenummer) =>
        user.HasClaim(c => c.Type == Noekkelautentisering.KommuneClaim && (c.Value == "*" || c.Value == kommunenummer.ToString()));
}

/// <summary>The scopes of which an endpoint needs one.</summary>
internal sealed record Scopekrav(IReadOnlyList<string> Scopes);
