using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Porter;
using Ledger.Domain.Fond;
using Ledger.Domain.Kjede;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Prosjekt;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>The municipality and what is defined for it: organisation, funds and projects.</summary>
internal static class KommuneEndepunkter
{
    public static void MapKommune(this RouteGroupBuilder kommune)
    {
        kommune.MapPut("/", RegistrerAsync).Validerer<Kommuneforesporsel>().KreverScope(Scope.Admin)
            .WithName("registrerKommune").WithTags("Kommune").WithSummary("Registrer kommunen, eller endre navn og organisasjonsnummer.");
        kommune.MapGet("/", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett)
            .WithName("hentKommune").WithTags("Kommune").WithSummary("Kommunen, dens versjon og kjedehode.");
        kommune.MapPut("/organisasjon/{aar}", DefinerOrganisasjonAsync).Validerer<Organisasjonsforesporsel>().KreverScope(Scope.Admin)
            .WithName("definerOrganisasjon").WithTags("Kommune").WithSummary("Årets organisasjon. Åpner regnskapsåret.");
        kommune.MapGet("/organisasjon/{aar}", HentOrganisasjonAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentOrganisasjon").WithTags("Kommune").WithSummary("Årets organisasjon.");
        kommune.MapPut("/fond/{fondskode}", DefinerFondAsync).Validerer<Fondsforesporsel>().KreverScope(Scope.Admin)
            .WithName("definerFond").WithTags("Kommune").WithSummary("Registrer eller endre et fond. Typen kan ikke endres.");
        kommune.MapPut("/prosjekter/{prosjektkode}", DefinerProsjektAsync).Validerer<Prosjektforesporsel>().KreverScope(Scope.Admin)
            .WithName("definerProsjekt").WithTags("Kommune").WithSummary("Registrer eller endre et prosjekt.");
    }

    private static async Task<Definisjonskvittering> RegistrerAsync(
        string kommunenummer, Kommuneforesporsel body, Grunndatatjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct) =>
        await tjeneste.RegistrerKommuneAsync(Rute.Ledger(kommunenummer), body.Navn!, Organisasjonsnummer.Parse(body.Organisasjonsnummer!), user.Bruker(), ct);

    private static async Task<Kommunesvar> HentAsync(string kommunenummer, ILedgerStore store, CancellationToken ct)
    {
        var nummer = Rute.Ledger(kommunenummer);
        var hode = await store.FinnKommuneAsync(nummer, ct) ?? throw Avvisning.UkjentKommune(nummer);
        var post = (await store.GrunndataAsync(nummer, Journalslag.Kommune, 0, hode.Sekvens, ct)).Single();
        var json = System.Text.Json.Nodes.JsonNode.Parse(post.Innhold!)!;
        return new Kommunesvar(nummer.ToString(), (string)json["navn"]!, (string)json["organisasjonsnummer"]!, hode.Versjon, hode.Kjedehode.ToString());
    }

    private static async Task<Definisjonskvittering> DefinerOrganisasjonAsync(
        string kommunenummer, string aar, Organisasjonsforesporsel body, Grunndatatjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        var enheter = body.Enheter!.Select(e => new Enhet(
            Ansvar.Parse(e.Kode!),
            e.Navn!,
            Nivaaer.TryParse(e.Nivaa, out var nivaa) ? nivaa : throw new InvalidOperationException("Validated before."),
            string.IsNullOrEmpty(e.Overordnet) ? default : Ansvar.Parse(e.Overordnet))).ToList();
        return await tjeneste.DefinerOrganisasjonAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), enheter, user.Bruker(), ct);
    }

    private static async Task<Organisasjonssvar> HentOrganisasjonAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), ct);
        return new Organisasjonssvar(
            kommunenummer,
            grunnlag.Aar.Aar,
            grunnlag.Versjon,
            [.. grunnlag.Organisasjon!.Enheter.Select(e => new Enhetssvar(e.Kode.ToString(), e.Navn, e.Nivaa.Navn(), e.Overordnet.ErTom ? null : e.Overordnet.ToString()))]);
    }

    private static async Task<Definisjonskvittering> DefinerFondAsync(
        string kommunenummer, string fondskode, Fondsforesporsel body, Grunndatatjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        _ = Fondstyper.TryParse(body.Type, out var type);
        return await tjeneste.DefinerFondAsync(Rute.Ledger(kommunenummer),
            new Fondsopplysning(Rute.Fond(fondskode), body.Navn!, type, body.Formaal, body.Formaalskode), user.Bruker(), ct);
    }

    private static async Task<Definisjonskvittering> DefinerProsjektAsync(
        string kommunenummer, string prosjektkode, Prosjektforesporsel body, Grunndatatjeneste tjeneste, ClaimsPrincipal user, CancellationToken ct)
    {
        Beloep? ramme = body.Kostnadsramme is { } tall && Beloep.TryParse(tall.Tekst, out var b) ? b : null;
        return await tjeneste.DefinerProsjektAsync(Rute.Ledger(kommunenummer), new Prosjektopplysning(Rute.Prosjekt(prosjektkode), body.Navn!, body.Fase, ramme), user.Bruker(), ct);
    }
}

/// <summary>A municipality and the state of its chain.</summary>
internal sealed record Kommunesvar(string Kommunenummer, string Navn, string Organisasjonsnummer, long Versjon, string Kjedehode);

/// <summary>A year's organisation.</summary>
internal sealed record Organisasjonssvar(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Enhetssvar> Enheter);

/// <summary>A unit.</summary>
internal sealed record Enhetssvar(string Kode, string Navn, string Nivaa, string? Overordnet);
