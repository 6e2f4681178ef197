using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Aarsavslutning;

/// <summary>The year-end closing of chapter 4: preview or carry out.</summary>
internal static class Aarsavslutningsendepunkter
{
    public static void MapAarsavslutning(this RouteGroupBuilder aaret) =>
        aaret.MapPost("/aarsavslutning", AvsluttAsync).Validerer(() => new Avslutningsforesporsel()).KreverScope(Scope.Admin)
            .Produces<Aarsavslutningssvar>(StatusCodes.Status201Created).Produces<Aarsavslutningssvar>(StatusCodes.Status200OK)
            .WithName("avsluttAaret").WithTags("Årsavslutning")
            .WithSummary("Avslutt året etter kapittel 4: strykninger, disponeringer, fremføring. Med proevekjoering=true vises stegene uten å bokføres.");

    private static async Task<IResult> AvsluttAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Avslutningsforesporsel? body, Avslutningstjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var oppdrag = skriving.Oppdrag();
        var avslutning = await tjeneste.AvsluttAsync(ledger, aaret, body!.Valg(), body.Bekreftelser(), oppdrag, ct);
        var svar = Aarsavslutningssvar.Av(kommunenummer, aaret, oppdrag.Proevekjoering, avslutning);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/budsjettavvik");
    }
}
