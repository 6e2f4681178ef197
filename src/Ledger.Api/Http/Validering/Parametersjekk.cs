using System.Collections.Concurrent;
using System.Text.Json;
using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Rapportering;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Ledger.Api.Http.Validering;

/// <summary>Refuses the parameters that an operation does not have. Which it has, its handler says, and of a report the registry.</summary>
internal static class Parametersjekk
{
    /// <summary>
    /// After it is decided that the caller may ask, and before anything is answered from memory. Pages are no operations of the contract, and
    /// have a rule of their own for addresses that people share.
    /// </summary>
    public static IApplicationBuilder UseParametersjekk(this IApplicationBuilder app)
    {
        var kjente = new ConcurrentDictionary<RouteEndpoint, IReadOnlyCollection<string>>();
        return app.Use((http, next) =>
        {
            if (
                http.Request.QueryString.Value is { Length: > 1 } sporring
                    && http.GetEndpoint() is RouteEndpoint endepunkt
                    && endepunkt.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            {
                Parameternavn.Krev(Navn(sporring), kjente.GetOrAdd(endepunkt, Kjente));
            }

            return next(http);
        });
    }

    /// <summary>The query parameters of an operation.</summary>
    public static IReadOnlyCollection<string> Kjente(RouteEndpoint endepunkt)
    {
        var tatt = endepunkt.Metadata.OfType<IParameterBindingMetadata>().Where(p => p.ParameterInfo.ParameterType == typeof(string)).Select(p => p.Name)
            .Except(endepunkt.RoutePattern.Parameters.Select(p => p.Name), StringComparer.OrdinalIgnoreCase);
        var spurt = endepunkt.Metadata.OfType<Rapport>().SelectMany(r => r.Parametre).Select(p => p.Navn);
        IEnumerable<string> format = endepunkt.Metadata.GetMetadata<Formatvalg>() is null ? [] : [Formatforhandling.Parameter];
        return [.. tatt.Select(JsonNamingPolicy.CamelCase.ConvertName), .. spurt, .. format];
    }

    private static List<string> Navn(string sporring)
    {
        var navn = new List<string>();
        foreach (var parameter in new QueryStringEnumerable(sporring))
        {
            navn.Add(parameter.DecodeName().ToString());
        }

        return navn;
    }
}
