using Ledger.Api.Http.Sikkerhet;

namespace Ledger.Api.Oppstart;

/// <summary>Says once, when the service listens, where to look: the pages, the contract, and in Development the keys that work.</summary>
internal static partial class Startmelding
{
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
