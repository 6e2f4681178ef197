using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Sikkerhet;
using Ledger.Api.Vern;
using Ledger.Application.Noekler;

namespace Ledger.Api.Endepunkter;

/// <summary>API keys: made, listed, rotated and revoked by an admin, who gives nobody more than he has.</summary>
internal static partial class NoekkelEndepunkter
{
    public static void MapNoekler(this WebApplication app)
    {
        var noekler = app.MapGroup("/v1/noekler").MedTidsgrenser();
        noekler.MapPost("/", OpprettAsync).Validerer<Noekkelforesporsel>().KreverScope(Scope.Admin).Produces<NyNoekkelsvar>(StatusCodes.Status201Created)
            .WithName("opprettNoekkel").WithTags("Nøkler").WithSummary("Lag en API-nøkkel. Selve nøkkelen vises bare her.");
        noekler.MapGet("/", ListeAsync).KreverScope(Scope.Admin).Produces<Noekkelliste>()
            .WithName("noekler").WithTags("Nøkler").WithSummary("API-nøklene for kommuner du har selv, også utløpte og tilbakekalte.");
        noekler.MapPost("/{noekkelId}/rotering", RoterAsync).Validerer<Rotasjonsforesporsel>().KreverScope(Scope.Admin).Produces<NyNoekkelsvar>(StatusCodes.Status201Created)
            .WithName("roterNoekkel").WithTags("Nøkler").WithSummary("Lag en ny nøkkel med de samme rettighetene; den gamle utløper etter en overlapp.");
        noekler.MapDelete("/{noekkelId}", TilbakekallAsync).KreverScope(Scope.Admin).Produces(StatusCodes.Status204NoContent)
            .WithName("tilbakekallNoekkel").WithTags("Nøkler").WithSummary("Trekk tilbake en nøkkel; den avvises straks, også av andre instanser.");
    }

    private static async Task<IResult> OpprettAsync(Noekkelforesporsel body, Noekkeltjeneste tjeneste, ClaimsPrincipal user, ILogger<Noekkeltjeneste> logger, CancellationToken ct)
    {
        var (noekkel, tekst) = await tjeneste.OpprettAsync(body.Oenske(), user.Giver(), ct);
        LoggOpprettet(logger, noekkel.Id, user.Bruker());
        return Results.Created($"/v1/noekler/{noekkel.Id}", NyNoekkelsvar.Av(noekkel, tekst));
    }

    private static async Task<Noekkelliste> ListeAsync(Noekkeltjeneste tjeneste, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new Noekkelliste([.. (await tjeneste.ListeAsync(user.Giver(), ct)).Select(n => Noekkelsvar.Av(n, now))]);
    }

    private static async Task<IResult> RoterAsync(string noekkelId, Rotasjonsforesporsel body, Noekkeltjeneste tjeneste, ClaimsPrincipal user, ILogger<Noekkeltjeneste> logger, CancellationToken ct)
    {
        var overlapp = body.OverlappTimer is { } hours ? TimeSpan.FromHours(hours) : Noekkeltjeneste.StandardOverlapp;
        var (noekkel, tekst) = await tjeneste.RoterAsync(noekkelId, overlapp, user.Giver(), ct);
        LoggOpprettet(logger, noekkel.Id, user.Bruker());
        return Results.Created($"/v1/noekler/{noekkel.Id}", NyNoekkelsvar.Av(noekkel, tekst));
    }

    private static async Task<IResult> TilbakekallAsync(string noekkelId, Noekkeltjeneste tjeneste, ClaimsPrincipal user, ILogger<Noekkeltjeneste> logger, CancellationToken ct)
    {
        await tjeneste.TilbakekallAsync(noekkelId, user.Giver(), ct);
        LoggTilbakekalt(logger, noekkelId, user.Bruker());
        return Results.NoContent();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nøkkel {Id} er laget av {Bruker}")]
    private static partial void LoggOpprettet(ILogger logger, string id, string bruker);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nøkkel {Id} er trukket tilbake av {Bruker}")]
    private static partial void LoggTilbakekalt(ILogger logger, string id, string bruker);
}

/// <summary>A key that was just made.</summary>
/// <param name="Noekkel">The key itself. It is stored nowhere and never shown again.</param>
internal sealed record NyNoekkelsvar(string Id, string Noekkel, string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, DateTimeOffset Utloeper, string? Erstatter)
{
    public static NyNoekkelsvar Av(Apinoekkel n, string tekst) => new(n.Id, tekst, n.Navn, n.Scopes, n.Kommuner, n.Utloeper, n.Erstatter);
}

/// <summary>The keys.</summary>
internal sealed record Noekkelliste(IReadOnlyList<Noekkelsvar> Noekler);

/// <summary>A key without its secret.</summary>
/// <param name="ErGyldig">Neither expired nor revoked.</param>
/// <param name="SistBrukt">To the minute; null when it was never used.</param>
internal sealed record Noekkelsvar(
    string Id, string Navn, IReadOnlyList<string> Scopes, IReadOnlyList<string> Kommuner, bool ErGyldig, DateTimeOffset Opprettet, string OpprettetAv, DateTimeOffset Utloeper, DateTimeOffset? Tilbakekalt,
    DateTimeOffset? SistBrukt, string? Erstatter)
{
    public static Noekkelsvar Av(Apinoekkel n, DateTimeOffset naa) =>
        new(n.Id, n.Navn, n.Scopes, n.Kommuner, n.ErGyldig(naa), n.Opprettet, n.OpprettetAv, n.Utloeper, n.Tilbakekalt, n.SistBrukt, n.Erstatter);
}
