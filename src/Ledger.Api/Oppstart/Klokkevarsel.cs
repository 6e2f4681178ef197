using Ledger.Application.Helse;
using Ledger.Application.Porter;

namespace Ledger.Api.Oppstart;

/// <summary>Says in the log, at the start and when it is met, that the clock is behind what is booked.</summary>
internal static class Klokkevarsel
{
    public static async Task VarsleAsync(WebApplication app)
    {
        var vakt = app.Services.GetRequiredService<Klokkevakt>();
        vakt.Oppdaget += melding => app.Logger.LogWarning("{Melding}", melding);
        var (leser, tilstand) = (app.Services.GetRequiredService<IHovedbokleser>(), app.Services.GetRequiredService<ILagertilstand>());
        foreach (var ledger in await leser.LedgereAsync(CancellationToken.None))
        {
            try
            {
                if (await leser.FinnKommuneAsync(ledger, CancellationToken.None) is { Versjon: > 0 } hode
                    && await leser.FinnTransaksjonAsync(ledger, hode.Versjon, CancellationToken.None) is { } siste)
                {
                    vakt.Ta(ledger, siste.Tidspunkt);
                }
            }
            catch (Exception e) when (tilstand.Feil(e) is not null)
            {
                // Requests for a ledger that cannot be read report that themselves.
            }
        }
    }
}
