using System.Text.Json.Serialization;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Problemer;
using Ledger.Application;
using Ledger.Application.Helse;

namespace Ledger.Api.Helse;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Helseendepunkter
{
    public static void MapHelse(this IEndpointRouteBuilder app)
    {
        app.MapGet("/helse/live", () => new Helsesvar("lever")).AllowAnonymous()
            .WithName("helseLive").WithTags("Helse").WithSummary("Prosessen lever.");
        app.MapGet("/helse/klar", KlarAsync).AllowAnonymous()
            .Produces<Helsesvar>().Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problemsvar.Innholdstype)
            .WithName("helseKlar").WithTags("Helse").WithSummary("Databasen er migrert, svarer og kan skrives; typen sier hva som er galt ellers.");
    }

    private static async Task KlarAsync(HttpContext http, Helsetjeneste tjeneste, CancellationToken ct)
    {
        if (await tjeneste.KontrollerAsync(ct) is { } feil)
        {
            await Problemsvar.SkrivAsync(http, Lagersvar.Innhold(feil));
        }
        else
        {
            var merknader = await tjeneste.MerknaderAsync(ct);
            await http.Response.WriteAsJsonAsync(new Helsesvar("klar", merknader.Count == 0 ? null : merknader), JsonOppsett.Valg, ct);
        }
    }
}

/// <summary>The state of the service.</summary>
/// <param name="Merknader">What is wrong and stops nothing; not there when nothing is.</param>
internal sealed record Helsesvar(
    string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Merknader = null);
