using Microsoft.AspNetCore.Routing.Template;

namespace Ledger.Api.Http.Sikkerhet;

/// <summary>
/// The operation that a request is for, when routing has turned it down by its content type and put an endpoint of its own in place. Who may
/// not have the operation is told that, and not how to ask.
/// </summary>
internal sealed class Operasjonsadresser(EndpointDataSource kilde)
{
    private readonly Lazy<IReadOnlyList<(RouteEndpoint Operasjon, TemplateMatcher Adresse)>> _operasjoner = new(() =>
        [.. kilde.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<Scopekrav>() is not null)
            .Select(e => (e, new TemplateMatcher(new RouteTemplate(e.RoutePattern), [])))]);

    /// <summary>The operation and the parts of its address; nothing when there is no such path, or none with the method.</summary>
    public (RouteEndpoint? Operasjon, RouteValueDictionary Rute) Finn(HttpRequest request)
    {
        foreach (var (operasjon, adresse) in _operasjoner.Value)
        {
            var rute = new RouteValueDictionary();
            if (
                operasjon.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(request.Method) == true
                    && adresse.TryMatch(request.Path, rute))
            {
                return (operasjon, rute);
            }
        }

        return (null, []);
    }
}
