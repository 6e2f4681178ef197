using System.Security.Claims;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Publisering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Publisering;

namespace Ledger.Api.Publisering;

/// <summary>Documents: written as drafts, locked, published as editions, and taken back. A styringsdokument is one of them.</summary>
internal static class Publikasjonsendepunkter
{
    private const string Emne = "Publikasjoner";

    public static void MapPublikasjoner(this RouteGroupBuilder kommune)
    {
        var gruppe = kommune.MapGroup("/publikasjoner");
        gruppe.MapGet("/", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Publiser)
            .WithName("listPublikasjoner").WithTags(Emne).WithSummary("Publikasjonene og utgavene av hver; kladder for dem som kan publisere.");
        gruppe.MapGet("/{id}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Publiser)
            .WithName("hentPublikasjon").WithTags(Emne).WithSummary("Publikasjonen med status, utgaver, seksjoner og funn før publisering.");
        gruppe.MapPut("/{id}", LagreAsync).Validerer<Publikasjonsforesporsel>().KreverScope(Scope.Publiser)
            .WithName("lagrePublikasjon").WithTags(Emne).WithSummary("Lagre kladden til publikasjonen.");
        gruppe.MapDelete("/{id}", KastAsync).KreverScope(Scope.Publiser).Produces(StatusCodes.Status204NoContent)
            .WithName("kastPublikasjon").WithTags(Emne).WithSummary("Kast kladden. Utgavene står, og en låst kladd kan ikke kastes.");
        gruppe.MapPost("/{id}/laas", LaasAsync).KreverScope(Scope.Publiser)
            .WithName("laasPublikasjon").WithTags(Emne).WithSummary("Lås kladden ved den nyeste versjonen av hovedboken.");
        gruppe.MapPost("/{id}/publisering", PubliserAsync).Validerer(() => new Publiseringsforesporsel()).KreverScope(Scope.Publiser)
            .Produces<Publiseringskvittering>().Produces<Publiseringskvittering>(StatusCodes.Status201Created)
            .WithName("publiser").WithTags(Emne).WithSummary("Publiser kladden som neste utgave.");
        gruppe.MapPost("/{id}/tilbaketrekking", (
                string kommunenummer, string id, Tilbaketrekkingsforesporsel body, Publikasjonstjeneste tjeneste, [AsParameters] Skrivevalg skriving,
                CancellationToken ct) => TrekkAsync(kommunenummer, id, Utgavestatus.Trukket, body, tjeneste, skriving, ct))
            .Validerer<Tilbaketrekkingsforesporsel>().KreverScope(Scope.Publiser)
            .WithName("trekkPublikasjon").WithTags(Emne).WithSummary("Trekk en utgave tilbake: siden svarer 410 med dato og grunn.");
        gruppe.MapPost("/{id}/fjerning", (
                string kommunenummer, string id, Tilbaketrekkingsforesporsel body, Publikasjonstjeneste tjeneste, [AsParameters] Skrivevalg skriving,
                CancellationToken ct) => TrekkAsync(kommunenummer, id, Utgavestatus.Fjernet, body, tjeneste, skriving, ct))
            .Validerer<Tilbaketrekkingsforesporsel>().KreverScope(Scope.Publiser, Scope.Admin)
            .WithName("fjernPublikasjon").WithTags(Emne).WithSummary("Fjern en utgave som sa for mye: tekstene gis ikke ut igjen, og hashen blir stående.");
    }

    private static async Task<Publikasjonsliste> ListeAsync(string kommunenummer, Publikasjonstjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        var (utkast, utgaver) = await tjeneste.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return Publikasjonsliste.Av(kommunenummer, KanLeseKladd(user) ? utkast : [], utgaver);
    }

    private static Task<Publikasjonssvar> HentAsync(string kommunenummer, string id, Publikasjonsleser leser, ClaimsPrincipal user, CancellationToken ct) =>
        leser.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Publikasjon(id), KanLeseKladd(user), ct);

    private static async Task<Publikasjonssvar> LagreAsync(
        string kommunenummer, string id, Publikasjonsforesporsel body, Publikasjonstjeneste tjeneste, Publikasjonsleser leser,
        [AsParameters] Skrivevalg skriving, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var utkast = await tjeneste.LagreAsync(ledger, body.Innhold(Parametertolk.Publikasjon(id)), skriving.Oppdrag(), ct);
        return await leser.SvarAsync(ledger, utkast, ct);
    }

    private static async Task<IResult> KastAsync(
        string kommunenummer, string id, Publikasjonstjeneste tjeneste, [AsParameters] Skrivevalg skriving, CancellationToken ct)
    {
        await tjeneste.KastAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Publikasjon(id), skriving.Oppdrag(), ct);
        return Results.NoContent();
    }

    private static async Task<Publikasjonssvar> LaasAsync(
        string kommunenummer, string id, Publikasjonstjeneste tjeneste, Publikasjonsleser leser, [AsParameters] Skrivevalg skriving, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var (utkast, _) = await tjeneste.LaasAsync(ledger, Parametertolk.Publikasjon(id), skriving.Oppdrag(), ct);
        return await leser.SvarAsync(ledger, utkast, ct);
    }

    private static async Task<IResult> PubliserAsync(
        string kommunenummer, string id, Publiseringsforesporsel body, Publikasjonstjeneste tjeneste, [AsParameters] Skrivevalg skriving,
            CancellationToken ct)
    {
        var svar = await tjeneste.PubliserAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Publikasjon(id), body.Lest(), body.Bekreftelser(), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, svar.Adresse!);
    }

    private static Task<Publiseringskvittering> TrekkAsync(
        string kommunenummer, string id, Utgavestatus status, Tilbaketrekkingsforesporsel body, Publikasjonstjeneste tjeneste, Skrivevalg skriving,
        CancellationToken ct) =>
        tjeneste.TrekkAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Publikasjon(id), body.Lest(), status, body.Begrunnelse!, skriving.Oppdrag(), ct);

    private static bool KanLeseKladd(ClaimsPrincipal user) => user.Har(Scope.Publiser) || user.Har(Scope.Revisjon);
}
