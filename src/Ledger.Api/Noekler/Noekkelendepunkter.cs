using System.Security.Claims;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Api.Http.Vern;
using Ledger.Application.Noekler;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Noekler;

/// <summary>API keys: made, listed, rotated and revoked by an admin, who gives nobody more than he has.</summary>
internal static partial class Noekkelendepunkter
{
    public static void MapNoekler(this WebApplication app)
    {
        var noekler = app.MapGroup("/v1/noekler").MedTidsgrenser();
        noekler.MapPost("/", OpprettAsync).Validerer<Noekkelforesporsel>().KreverScope(Scope.Admin)
            .Produces<NyNoekkelsvar>(StatusCodes.Status201Created).Produces<NyNoekkelsvar>(StatusCodes.Status200OK)
            .WithName("opprettNoekkel").WithTags("Nøkler").WithSummary("Lag en API-nøkkel. Selve nøkkelen vises bare her.");
        noekler.MapGet("/", ListeAsync).KreverScope(Scope.Admin).Produces<Noekkelliste>()
            .WithName("noekler").WithTags("Nøkler").WithSummary("API-nøklene for kommuner du har selv, også utløpte og tilbakekalte.");
        noekler.MapPost("/{noekkelId}/rotering", RoterAsync).Validerer<Rotasjonsforesporsel>().KreverScope(Scope.Admin)
            .Produces<NyNoekkelsvar>(StatusCodes.Status201Created).Produces<NyNoekkelsvar>(StatusCodes.Status200OK)
            .WithName("roterNoekkel").WithTags("Nøkler").WithSummary("Lag en ny nøkkel med de samme rettighetene; den gamle utløper etter en overlapp.");
        noekler.MapDelete("/{noekkelId}", TilbakekallAsync).KreverScope(Scope.Admin).Produces(StatusCodes.Status204NoContent)
            .WithName("tilbakekallNoekkel").WithTags("Nøkler")
            .WithSummary("Trekk tilbake en nøkkel og dem den har laget; de avvises straks, også av andre instanser.");
    }

    private static async Task<IResult> OpprettAsync(
        [AsParameters] Skrivevalg skriving, Noekkelforesporsel body, Noekkeltjeneste tjeneste, ILogger<Noekkeltjeneste> logger, CancellationToken ct)
    {
        var oppdrag = skriving.Oppdrag();
        var ny = await tjeneste.OpprettAsync(body.Oenske(), skriving.Bruker.Giver(), ct, proevekjoering: oppdrag.Proevekjoering);
        return Opprettet(ny, skriving, logger);
    }

    private static async Task<Noekkelliste> ListeAsync(Noekkeltjeneste tjeneste, ClaimsPrincipal user, TimeProvider klokke, CancellationToken ct)
    {
        var naa = klokke.GetUtcNow();
        var noekler = await tjeneste.ListeAsync(user.Giver(), ct);
        var ukjente = await tjeneste.UkjenteEnheterAsync(noekler, ct);
        return new Noekkelliste([.. noekler.Select(n => Noekkelsvar.Av(n, naa) with { UkjenteEnheter = ukjente.GetValueOrDefault(n.Id) })]);
    }

    private static async Task<IResult> RoterAsync(
        string noekkelId, [AsParameters] Skrivevalg skriving, Rotasjonsforesporsel body, Noekkeltjeneste tjeneste, ILogger<Noekkeltjeneste> logger,
        CancellationToken ct)
    {
        var oppdrag = skriving.Oppdrag();
        var ny = await tjeneste.RoterAsync(noekkelId, body.Overlapp(), skriving.Bruker.Giver(), ct, oppdrag.Proevekjoering);
        return Opprettet(ny, skriving, logger);
    }

    private static async Task<IResult> TilbakekallAsync(
        string noekkelId, [AsParameters] Skrivevalg skriving, Noekkeltjeneste tjeneste, Noekkelvakt vakt, ILogger<Noekkeltjeneste> logger,
        CancellationToken ct)
    {
        var oppdrag = skriving.Oppdrag();
        var trukket = await tjeneste.TilbakekallAsync(noekkelId, skriving.Bruker.Giver(), ct, oppdrag.Proevekjoering);
        vakt.Avslutt(trukket);
        foreach (var id in trukket)
        {
            LoggTilbakekalt(logger, id, oppdrag.Bruker);
        }

        return Results.NoContent();
    }

    private static IResult Opprettet((Apinoekkel Noekkel, string Tekst) ny, Skrivevalg skriving, ILogger logger)
    {
        var oppdrag = skriving.Oppdrag();
        if (!oppdrag.Proevekjoering)
        {
            LoggOpprettet(logger, ny.Noekkel.Id, oppdrag.Bruker);
        }

        return skriving.Svar(NyNoekkelsvar.Av(ny.Noekkel, ny.Tekst, oppdrag.ErProeve), $"/v1/noekler/{ny.Noekkel.Id}");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nøkkel {Id} er laget av {Bruker}")]
    private static partial void LoggOpprettet(ILogger logger, string id, string bruker);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nøkkel {Id} er trukket tilbake av {Bruker}")]
    private static partial void LoggTilbakekalt(ILogger logger, string id, string bruker);
}
