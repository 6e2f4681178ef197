using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Ruting;

/// <summary>
/// Whoever opens an address that nothing answers in a browser is told as a page with a way home; programs are told as they always are. A browser is
/// known by what it would rather have: a program that takes anything, or JSON, does not ask for a page first.
/// </summary>
public static class Bomadresser
{
    private const string Nettside = "text/html";

    private static readonly Endpoint Siden = new(
        Sidetjeneste.FinnesIkkeAsync, new EndpointMetadataCollection(new AllowAnonymousAttribute(), Sidehoder.Instans), "Adressen finnes ikke");

    /// <summary>After the routes, whose answer it is when they have none, so that it is counted and logged as any other.</summary>
    public static void UseBomadresser(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint() is null && HttpMethods.IsGet(http.Request.Method) && VilHaSide(http.Request))
        {
            http.SetEndpoint(Siden);
        }

        return next(http);
    });

    /// <summary>Of those it wants the most, the one that it names first is a page.</summary>
    private static bool VilHaSide(HttpRequest request) =>
        request.GetTypedHeaders().Accept.MaxBy(a => a.Quality ?? 1)?.MediaType.Equals(Nettside, StringComparison.OrdinalIgnoreCase) == true;
}
