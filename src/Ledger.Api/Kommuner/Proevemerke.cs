using Ledger.Api.Http.Hoder;
using Ledger.Application.Grunndata;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>Marks every answer of a trial ledger, whatever its form: a body of CSV, a workbook and an error have no place of their own for it.</summary>
internal static class Proevemerke
{
    /// <summary>After authorization: who may not see a ledger is not told what it is.</summary>
    public static void UseProevemerke(this WebApplication app)
    {
        var register = app.Services.GetRequiredService<Proeveregnskap>();
        app.Use((http, next) =>
        {
            if (LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var ledger))
            {
                http.Response.OnStarting(async () =>
                {
                    if (await register.ErProeveAsync(ledger))
                    {
                        http.Response.Headers[Hodefelt.Proeveregnskap] = "true";
                    }
                });
            }

            return next(http);
        });
    }
}
