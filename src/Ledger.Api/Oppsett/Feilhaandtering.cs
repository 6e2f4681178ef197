using System.Text.Json;
using Ledger.Api.Kontrakt;
using Ledger.Application;
using Ledger.Application.Porter;
using Microsoft.AspNetCore.Diagnostics;

namespace Ledger.Api.Oppsett;

/// <summary>Turns whatever a request ends in into problem+json, in one place.</summary>
internal static class Feilhaandtering
{
    private static readonly (string Type, string Tittel, string Detalj) ForStort = ("for-stort-innhold", "Innholdet er for stort", "Innholdet er større enn grensen.");
    private static readonly (string Type, string Tittel, string Detalj) Langsomt = ("for-langsomt", "Innholdet kom for langsomt", "Innholdet kom langsommere enn grensen. Ingenting er bokført.");

    public static IApplicationBuilder UseFeilhaandtering(this WebApplication app)
    {
        var store = app.Services.GetRequiredService<ILedgerStore>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context => context.Exception is Avvisning or BadHttpRequestException or OperationCanceledException || Lagersvar.Finn(store, context.Exception) is not null,
            ExceptionHandler = HaandterAsync,
        });
        app.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            var (type, title, detail) = http.Response.StatusCode switch
            {
                404 => ("ikke-funnet", "Ressursen finnes ikke", "Adressen finnes ikke."),
                405 => ("metode-ikke-tillatt", "Metoden er ikke tillatt", "Ressursen finnes, men ikke med denne metoden."),
                408 => Langsomt,
                413 => ForStort,
                415 => ("innholdstype", "Innholdstypen støttes ikke", "Se kontrakten for hvilke innholdstyper som tas imot."),
                _ => ("feil", "Forespørselen kunne ikke behandles", "Forespørselen kunne ikke behandles."),
            };
            await Problemsvar.SkrivAsync(http, http.Response.StatusCode, type, title, detail);
        });
        return app;
    }

    private static async Task HaandterAsync(HttpContext http)
    {
        var exception = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        switch (exception)
        {
            case Avvisning avvisning:
                await Problemsvar.SkrivAsync(http, avvisning);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await Problemsvar.SkrivAsync(http, 413, ForStort.Type, ForStort.Tittel, ForStort.Detalj);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                await Problemsvar.SkrivAsync(http, 415, "innholdstype", "Innholdstypen støttes ikke", "Send application/json.");
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                await Problemsvar.SkrivAsync(http, 408, Langsomt.Type, Langsomt.Tittel, Langsomt.Detalj);
                break;
            case BadHttpRequestException bad:
                await Problemsvar.SkrivAsync(http, Avvisning.Ugyldig(JsonFelt(bad), "ugyldig_json", "Forespørselen kan ikke leses. Se kontrakten for felt og typer."));
                break;
            // Brotli says in its own way that the bytes are not brotli.
            case InvalidOperationException { Source: "System.IO.Compression.Brotli" }:
            case InvalidDataException:
                await Problemsvar.SkrivAsync(http, Avvisning.Ugyldig("body", "ugyldig_komprimering", "Det komprimerte innholdet kan ikke leses."));
                break;
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                http.Response.StatusCode = 499;
                break;
            case var _ when Lagersvar.Innhold(http.RequestServices.GetRequiredService<ILedgerStore>(), exception) is { } innhold:
                await Problemsvar.SkrivAsync(http, innhold);
                break;
            default:
                await Problemsvar.SkrivAsync(http, 500, "intern-feil", "Intern feil", "Noe gikk galt hos oss. Ingenting er bokført.");
                break;
        }
    }

    /// <summary>The field that the JSON reader stumbled on, as <c>linjer[3].beloep</c>.</summary>
    private static string JsonFelt(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { Path: { Length: > 2 } path } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
}
