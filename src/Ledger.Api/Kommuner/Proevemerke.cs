using Ledger.Api.Http.Hoder;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>
/// Marks every answer of a trial ledger but those of faults (5xx), whatever its form: a body of CSV, a workbook and an error have no place of their own
/// for it.
/// </summary>
internal static class Proevemerke
{
    /// <summary>After authorization: who may not see a ledger is not told what it is.</summary>
    public static void UseProevemerke(this WebApplication app)
    {
        var (register, tilstand) = (app.Services.GetRequiredService<Proeveregnskap>(), app.Services.GetRequiredService<ILagertilstand>());
        app.Use((http, next) =>
        {
            if (LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var ledger))
            {
                // An error of the service is sent without the mark, since the mark may be what cannot be read.
                http.Response.OnStarting(async () =>
                {
                    try
                    {
                        if (http.Response.StatusCode < StatusCodes.Status500InternalServerError && await register.ErProeveAsync(ledger))
                        {
                            http.Response.Headers[Hodefelt.Proeveregnskap] = "true";
                        }
                    }
                    catch (Exception e) when (tilstand.Feil(e) is not null)
                    {
                        // Answered from memory while the database cannot be read.
                    }
                });
            }

            return next(http);
        });
    }
}
