using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Aarsavslutning;

/// <summary>The states of a year's accounts: closed, presented, reported on, adopted.</summary>
internal static class Statusendepunkter
{
    public static void MapStatus(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/status", HentAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentStatus").WithTags("Årsavslutning").WithSummary("Hvor langt årets regnskap er kommet, og alle tilstandene det har vært i.");
        aaret.MapPost("/status", RegistrerAsync).Validerer<Statusforesporsel>().KreverScope(Scope.Admin)
            .Produces<Aarsstatussvar>(StatusCodes.Status201Created).Produces<Aarsstatussvar>(StatusCodes.Status200OK)
            .WithName("registrerStatus").WithTags("Årsavslutning").WithSummary("Registrer at regnskapet er avlagt, revidert, vedtatt eller opphevet.");
    }

    private static Task<Aarsstatussvar> HentAsync(string kommunenummer, string aar, Statustjeneste tjeneste, CancellationToken ct) =>
        tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);

    private static async Task<IResult> RegistrerAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Statusforesporsel body, Statustjeneste tjeneste, CancellationToken ct)
    {
        var svar = await tjeneste.RegistrerAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Bestilling(), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/status");
    }
}
