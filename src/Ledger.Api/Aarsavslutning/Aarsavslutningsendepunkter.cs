using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Aarsavslutning;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Aarsavslutning;

/// <summary>The year-end closing of chapter 4: preview, carry out, read, undo.</summary>
internal static class Aarsavslutningsendepunkter
{
    public static void MapAarsavslutning(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/aarsavslutning", AvsluttAsync).Validerer(() => new Avslutningsforesporsel()).KreverScope(Scope.Admin)
            .Produces<Aarsavslutningssvar>(StatusCodes.Status201Created).Produces<Aarsavslutningssvar>(StatusCodes.Status200OK)
            .WithName("avsluttAaret").WithTags("Årsavslutning")
            .WithSummary("Avslutt året etter kapittel 4: strykninger, disponeringer, fremføring. Med proevekjoering=true vises stegene uten å bokføres.")
            .WithMetadata(new Idempotensheader(Paakrevd: false));
        aaret.MapGet("/aarsavslutning", HentAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentAvslutning").WithTags("Årsavslutning").WithSummary("Årets siste avslutning, med alt den ble avgjort av.");
        aaret.MapPost("/aarsavslutning/tilbakefoering", TilbakefoerAsync).Validerer<Returforesporsel>().KreverScope(Scope.Admin)
            .Produces<Avslutningskvittering>(StatusCodes.Status201Created).Produces<Avslutningskvittering>(StatusCodes.Status200OK)
            .WithName("tilbakefoerAvslutning").WithTags("Årsavslutning")
            .WithSummary("Tilbakefør avslutningen: ett bilag mot hvert av avslutningens, og periode 13 åpen.");
    }

    private static async Task<IResult> AvsluttAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, string? erstatt, Avslutningsforesporsel? body,
        Avslutningstjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var bestilling = new Avslutningsbestilling(body!.Utkast(), body.Bekreftelser(), Parametertolk.JaNei(erstatt, "erstatt"));
        var (svar, gjort) = await tjeneste.AvsluttAsync(ledger, aaret, bestilling, Idempotensnoekkel.Les(http), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/aarsavslutning", gjort);
    }

    private static Task<Aarsavslutningssvar> HentAsync(string kommunenummer, string aar, Avslutningstjeneste tjeneste, CancellationToken ct) =>
        tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);

    private static async Task<IResult> TilbakefoerAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Returforesporsel body, Avslutningstjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var kvittering = await tjeneste.TilbakefoerAsync(ledger, aaret, body.Begrunnelse!, Likevelform.Les(body.Likevel), skriving.Oppdrag(), ct);
        return skriving.Svar(kvittering, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/aarsavslutning");
    }
}
