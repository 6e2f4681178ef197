using System.Text.Encodings.Web;
using Ledger.Api.Http.Sikkerhet;
using Microsoft.Extensions.Logging.Console;

namespace Ledger.Api.Oppstart;

/// <summary>Says once, when the service listens, where to look: the pages, the contract, and in Development the keys that work.</summary>
internal static partial class Startmelding
{
    /// <summary>The log is in one language and legible: the host's own lines of where it listens are left out, and JSON has letters as they are.</summary>
    public static WebApplicationBuilder AddStartmelding(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.Configure<JsonConsoleFormatterOptions>(
            json => json.JsonWriterOptions = json.JsonWriterOptions with { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return builder;
    }

    public static void UseStartmelding(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var adresse in app.Urls)
        {
            if (app.Environment.IsDevelopment())
            {
                Utvikling(app.Logger, adresse, string.Join(", ", Utviklernoekler.Alle.Keys));
            }
            else
            {
                Drift(app.Logger, adresse);
            }
        }
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "Tjenesten svarer. Sidene: {Adresse}/  API-et: {Adresse}/swagger  Nøkler i utvikling: {Noekler}")]
    private static partial void Utvikling(ILogger logger, string adresse, string noekler);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tjenesten svarer. Sidene: {Adresse}/  Kontrakten: {Adresse}/openapi/v1.json")]
    private static partial void Drift(ILogger logger, string adresse);
}
