using Ledger.Api.Http.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Regnskapsenheter;

namespace Ledger.Api.Rapporter;

/// <summary>Who asks for the consolidated accounts must see the ledger of every unit. Which one he does not see is not told.</summary>
internal static class Enhetssyn
{
    /// <exception cref="Avvisning">403 he does not; 404 the municipality.</exception>
    public static async Task KrevAsync(HttpContext http, CancellationToken ct)
    {
        var kasse = Parametertolk.Ledger(http.GetRouteValue("kommunenummer") as string);
        if (kasse.Enhet.Length > 0)
        {
            return;
        }

        var innehaver = ((Brukeridentitet)http.User.Identity!).Innehaver;
        var enheter = await http.RequestServices.GetRequiredService<Regnskapsenhetstjeneste>().AlleAsync(kasse, ct);
        if (!enheter.All(e => innehaver.KanSe(Regnskapsenhetstjeneste.Ledger(kasse, e))))
        {
            throw new Avvisning(
                Avvisningsgrunn.IkkeTillatt, Problemtyper.ManglerEnhet, "Nøkkelen ser ikke alle enhetene",
                "Det konsoliderte regnskapet krever lesetilgang til alle enhetene i det.");
        }
    }
}
