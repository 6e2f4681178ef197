using Ledger.Application.Rapportering;

namespace Ledger.Api.Oppstart;

/// <summary>
/// The service listens while the demo is loaded, so that the two cores of a small machine share what the runtime compiles at a start. What is asked
/// meanwhile waits and is answered from the whole demo; nobody writes into half of it. The statements wait only for the ledger that they are made of.
/// </summary>
internal static class Demovent
{
    private static readonly HashSet<string> Visningsvalg =
    [
        Rapportparametre.Oppstilling.Navn, Rapportparametre.Nivaa.Navn, Rapportparametre.Overordnet.Navn, Rapportparametre.Enhet.Navn,
        Rapportparametre.Fortegn.Navn,
    ];

    public static void UseDemovent(this WebApplication app)
    {
        var demo = app.Services.GetRequiredService<Demolaster>();
        app.Use(async (context, next) =>
        {
            if (demo.Lastet.IsCompleted || context.Request.Path == "/helse/live")
            {
                await next(context);
            }
            else if (ErAvHovedboken(context))
            {
                await demo.SvarAvHovedbokenAsync(() => next(context), context.RequestAborted);
            }
            else
            {
                await demo.Lastet.WaitAsync(context.RequestAborted);
                await next(context);
            }
        });
    }

    /// <summary>
    /// Whether what the demo loads after Bærum's ledger cannot change the answer. Other parameters than the choice of what is shown and how may ask for
    /// forecasts, facts or a version, so a question with one of them waits.
    /// </summary>
    public static bool ErAvHovedboken(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Rapport>() is { ErAvHovedboken: true }
        && context.GetRouteValue("kommunenummer") as string == Demolaster.Ledger.ToString()
        && context.Request.Query.Keys.All(Visningsvalg.Contains);
}
