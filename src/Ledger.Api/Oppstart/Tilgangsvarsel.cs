using Ledger.Application.Noekler;

namespace Ledger.Api.Oppstart;

/// <summary>Says at the start when nobody can get in: outside Development there is no key until somebody makes one.</summary>
internal static class Tilgangsvarsel
{
    public static async Task VarsleAsync(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            app.Logger.LogWarning("Development: de faste utviklernøklene virker, for alle kommuner");
            return;
        }

        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var keys = await app.Services.GetRequiredService<INoekkellager>().NoeklerAsync(CancellationToken.None);
        if (!keys.Any(k => k.ErGyldig(now)) && !app.Configuration.GetSection("Ledger:Utstedere").GetChildren().Any())
        {
            app.Logger.LogWarning(
                "Det finnes ingen gyldig API-nøkkel og ingen utsteder av token. Lag den første nøkkelen med kommandoen: noekkel NAVN SCOPES KOMMUNER");
        }
    }
}
