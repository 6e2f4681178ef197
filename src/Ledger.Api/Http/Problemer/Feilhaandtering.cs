using System.Text.Json;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Json;
using Ledger.Application;
using Ledger.Application.Porter;
using Ledger.Domain.Validering;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Ledger.Api.Http.Problemer;

/// <summary>Turns whatever a request ends in into problem+json, in one place.</summary>
internal static partial class Feilhaandtering
{
    private static readonly (string Type, string Tittel, string Detalj) ForStort = (
        Problemtyper.ForStortInnhold, "Innholdet er for stort", "Innholdet er større enn grensen.");
    private static readonly (string Type, string Tittel, string Detalj) Langsomt = (
        Problemtyper.ForLangsomt, "Innholdet kom for langsomt", "Innholdet kom langsommere enn grensen. Ingenting er bokført.");

    public static IApplicationBuilder UseFeilhaandtering(this WebApplication app)
    {
        var tilstand = app.Services.GetRequiredService<ILagertilstand>();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Feilhaandtering));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What nobody foresaw is logged here, with the id that it is answered with.
            SuppressDiagnosticsCallback = _ => true,
            ExceptionHandler = http => HaandterAsync(http, tilstand, logger),
        });
        app.Use(async (http, next) =>
        {
            await next(http);
            if (http.Response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentLength: null, ContentType: null })
            {
                await ForklarAsync(http);
            }
        });
        return app;
    }

    /// <summary>What the framework turned down with a status alone.</summary>
    private static Task ForklarAsync(HttpContext http)
    {
        if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = Hodesvar.Metoder(http.Response.Headers.Allow.ToString());
        }

        var (type, title, detail) = http.Response.StatusCode switch
        {
            404 => (Problemtyper.IkkeFunnet, "Ressursen finnes ikke", "Adressen finnes ikke."),
            405 => (Problemtyper.MetodeIkkeTillatt, "Metoden er ikke tillatt", "Ressursen finnes, men ikke med denne metoden."),
            408 => Langsomt,
            413 => ForStort,
            415 => (Problemtyper.Innholdstype, "Innholdstypen støttes ikke", "Se kontrakten for hvilke innholdstyper som tas imot."),
            _ => (Problemtyper.Annet, "Forespørselen kunne ikke behandles", "Forespørselen kunne ikke behandles."),
        };
        return Problemsvar.SkrivAsync(http, http.Response.StatusCode, type, title, detail);
    }

    private static async Task HaandterAsync(HttpContext http, ILagertilstand tilstand, ILogger logger)
    {
        // What checks that a form is of its own page wraps what went wrong when it was read.
        var feil = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var exception = feil is AntiforgeryValidationException { InnerException: { } lest } ? lest : feil;
        switch (exception)
        {
            case Avvisning avvisning:
                await Problemsvar.SkrivAsync(http, avvisning);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await Problemsvar.SkrivAsync(http, 413, ForStort.Type, ForStort.Tittel, ForStort.Detalj);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                await Problemsvar.SkrivAsync(
                    http, 415, Problemtyper.Innholdstype, "Innholdstypen støttes ikke", "Se kontrakten for hvilke innholdstyper som tas imot.");
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                await Problemsvar.SkrivAsync(http, 408, Langsomt.Type, Langsomt.Tittel, Langsomt.Detalj);
                break;
            case BadHttpRequestException bad:
                await Problemsvar.SkrivAsync(
                    http, Avvisning.Ugyldig(JsonFelt(bad), ErUkjentFelt(bad) ? Feilkoder.UkjentKolonne : Feilkoder.UgyldigJson, Jsonfeil(bad)));
                break;
            case InvalidDataException when http.Request.HasFormContentType:
                await Problemsvar.SkrivAsync(
                    http,
                    Avvisning.Ugyldig(
                        "body", Feilkoder.UgyldigFormat, "Skjemaet kan ikke leses: det har ugyldige tegn, eller for mange eller for lange felt."));
                break;
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                http.Response.StatusCode = 499;
                break;
            case var _ when Lagersvar.Innhold(tilstand, exception) is { } innhold:
                await Problemsvar.SkrivAsync(http, innhold);
                break;
            default:
                LoggUforutsett(logger, exception, Sporing.Id(http));
                await Problemsvar.SkrivAsync(http, 500, Problemtyper.InternFeil, "Intern feil", "Noe gikk galt hos oss. Ingenting er bokført.");
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "En forespørsel endte i en feil som ikke var forutsett {Spor}")]
    private static partial void LoggUforutsett(ILogger logger, Exception exception, string spor);

    /// <summary>What is wrong with a body that cannot be read. No JSON at all is an exception of the reader within that of the binder.</summary>
    private static string Jsonfeil(BadHttpRequestException bad) => bad.InnerException switch
    {
        Forventettall => $"{JsonFelt(bad)} skal være et tall, uten anførselstegn.",
        JsonException { InnerException: JsonException e } => $"Innholdet er ikke gyldig JSON (linje {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).",
        JsonException when ErUkjentFelt(bad) => $"{JsonFelt(bad)} finnes ikke i kontrakten.",
        JsonException when ErDobbelt(bad) => $"{JsonFelt(bad)} står to ganger.",
        JsonException => $"{JsonFelt(bad)} finnes ikke i kontrakten, eller har en annen type enn den sier.",
        _ => "Forespørselen kan ikke leses. Se kontrakten for felt og typer.",
    };

    /// <summary>The reader has no type of its own for a member that the contract does not have; its message, which is not translated, says it.</summary>
    private static bool ErUkjentFelt(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { InnerException: null } e
        && e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);

    /// <summary>Nor for a member that comes twice.</summary>
    private static bool ErDobbelt(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { InnerException: null } e && e.Message.StartsWith("Duplicate property", StringComparison.Ordinal);

    /// <summary>The field that the JSON reader stumbled on, as <c>linjer[3].beloep</c>.</summary>
    private static string JsonFelt(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { Path: { Length: > 2 } path } && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
}
