using System.Text.Json;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Json;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;

namespace Ledger.Api.Http.Svar;

/// <summary>
/// Answers a report in the form that was agreed on. One that is fixed has a strong ETag of version and parameters, and 304 without being
/// computed; as JSON it is kept.
/// </summary>
internal sealed class Rapportresultat(Rapport rapport, Rapportsvar svar) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var format = httpContext.Format();
        if (rapport.ErFast && format == Rapportformat.Json)
        {
            return httpContext.RequestServices.GetRequiredService<Svarlagring>().SvarAsync(httpContext, svar.Hode, svar.Beregn);
        }

        Hodefelt.Sett(httpContext.Response, svar.Hode);
        if (rapport.ErFast)
        {
            var etag = Lagretsvar.Etag(Svarlagring.Avtrykk(httpContext, svar.Hode), Koding.Ingen);
            Svarlagring.SettHoder(httpContext.Response, etag);
            if (Svarlagring.ErKjent(httpContext, etag) || httpContext.Request.Headers.IfNoneMatch == "*")
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        return SkrivAsync(httpContext, format, svar.Beregn());
    }

    private Task SkrivAsync(HttpContext http, Rapportformat format, object innhold) =>
        format == Rapportformat.Json ? Results.Bytes(Svarlagring.Json(innhold), "application/json; charset=utf-8").ExecuteAsync(http)
        : format == Rapportformat.Ndjson ? LinjerAsync(http, rapport.Linjer(innhold))
        : Tabellsvar.SkrivAsync(http, Tabell(rapport.SomTabell(innhold)), rapport.Neste(innhold));

    private Tabell Tabell(Tabell tabell) =>
        svar.Kommunenavn is { } navn ? tabell with { Opplysninger = [("Kommunens navn", navn), .. tabell.Opplysninger] } : tabell;

    private static async Task LinjerAsync(HttpContext http, IAsyncEnumerable<object> linjer)
    {
        http.Response.ContentType = Rapportformat.Ndjson.Innholdstype;
        await foreach (var linje in linjer)
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, linje, linje.GetType(), JsonOppsett.Valg, http.RequestAborted);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        }
    }
}
