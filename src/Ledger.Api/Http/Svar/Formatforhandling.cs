using Ledger.Api.Http.Problemer;
using Ledger.Application;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Http.Svar;

/// <summary>The forms that an endpoint answers in, for the contract.</summary>
internal sealed record Formatvalg(IReadOnlyList<Rapportformat> Formater);

/// <summary>Content negotiation (RFC 9110 § 12.5.1) for the endpoints that have more than JSON.</summary>
internal static class Formatforhandling
{
    /// <summary>The parameter of the address that names a form.</summary>
    public const string Parameter = "format";

    /// <summary>The endpoint answers in the form that the caller prefers of those it has; 406 when it has none that the caller accepts.</summary>
    public static RouteHandlerBuilder MedFormater(this RouteHandlerBuilder builder, params Rapportformat[] formater)
    {
        IReadOnlyList<Rapportformat> har = formater.Length == 0 ? Rapportformat.Rapport : formater;
        return builder.WithMetadata(new Formatvalg(har)).AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;

            // Also on 304 and 406: a cache must know that another Accept may be answered otherwise.
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            if ((Bedt(http, har) ?? Velg(http.Request.Headers.Accept, har)) is { } format)
            {
                http.Features.Set(format);
                return await next(context);
            }

            await IkkeTilbudtAsync(http, har);
            return Results.Empty;
        });
    }

    /// <summary>What has one form only, JSON, is refused to who accepts none of it (406) and not answered in a form that was not asked for.</summary>
    public static RouteGroupBuilder KreverJson(this RouteGroupBuilder gruppe) => gruppe.AddEndpointFilter(async (kall, neste) =>
    {
        var http = kall.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<Formatvalg>() is not null
            || metadata.OfType<IProducesResponseTypeMetadata>()
                .Any(p => p.StatusCode == StatusCodes.Status200OK && !p.ContentTypes.Contains(Rapportformat.Json.Innholdstype))
            || Velg(http.Request.Headers.Accept, [Rapportformat.Json]) is not null)
        {
            return await neste(kall);
        }

        await IkkeTilbudtAsync(http, [Rapportformat.Json]);
        return Results.Empty;
    });

    private static Task IkkeTilbudtAsync(HttpContext http, IReadOnlyList<Rapportformat> har) => Problemsvar.SkrivAsync(
        http, StatusCodes.Status406NotAcceptable, Problemtyper.FormatFinnesIkke, "Formatet finnes ikke",
        $"Ressursen finnes som {string.Join(", ", har.Select(f => f.Innholdstype))}.");

    /// <summary>The forms that an address can ask for. A stream is asked for by Accept, as EventSource does: it is no file, and has no end.</summary>
    public static IEnumerable<Rapportformat> Nevnbare(IReadOnlyList<Rapportformat> har) => har.Where(f => f != Rapportformat.Hendelser);

    /// <summary>
    /// The form that the address asks for, which comes before Accept: a link in a page cannot send a header. Null when it asks for none.
    /// </summary>
    /// <exception cref="Avvisning">400: the endpoint does not answer in that format.</exception>
    private static Rapportformat? Bedt(HttpContext http, IReadOnlyList<Rapportformat> har) => (string?)http.Request.Query[Parameter] switch
    {
        null => null,
        var navn => Nevnbare(har).FirstOrDefault(f => f.Filendelse == navn)
            ?? throw Avvisning.Ugyldig(Parameter, Feilkoder.UgyldigFormat, $"format er {string.Join(", ", Nevnbare(har).Select(f => f.Filendelse))}."),
    };

    /// <summary>The form that was agreed on; JSON where nothing is to choose.</summary>
    public static Rapportformat Format(this HttpContext http) => http.Features.Get<Rapportformat>() ?? Rapportformat.Json;

    /// <summary>
    /// The form with the highest q. A form's q is that of the most specific range that covers it, so that <c>text/csv;q=0, */*</c> is
    /// anything but CSV. Equal q: the first that the endpoint has. Parameters of a range (charset) narrow nothing.
    /// </summary>
    public static Rapportformat? Velg(IList<string?> accept, IReadOnlyList<Rapportformat> har)
    {
        if (accept.All(string.IsNullOrWhiteSpace))
        {
            return har[0];
        }

        var ranges = MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var read) ? read : [];
        return har
            .Select(format => (Format: format, Q: Kvalitet(format, ranges)))
            .Where(f => f.Q > 0m)
            .OrderByDescending(f => f.Q)
            .Select(f => f.Format)
            .FirstOrDefault();
    }

    private static decimal Kvalitet(Rapportformat format, IList<MediaTypeHeaderValue> ranges) =>
        ranges.Where(r => r.MatchesMediaType(format.Innholdstype))
            .OrderByDescending(r => r.MatchesAllTypes ? 0 : r.MatchesAllSubTypes ? 1 : 2)
            .Select(r => (decimal)(r.Quality ?? 1))
            .FirstOrDefault();
}
