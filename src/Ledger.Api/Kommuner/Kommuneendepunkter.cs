using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Kommuner;

/// <summary>The municipality and what is defined for it: organisation, funds and projects.</summary>
internal static class Kommuneendepunkter
{
    public static void MapKommune(this RouteGroupBuilder kommune)
    {
        kommune.MapPut("/", RegistrerAsync).Validerer<Kommuneforesporsel>().KreverScope(Scope.Admin)
            .WithName("registrerKommune").WithTags("Kommune").WithSummary("Registrer kommunen, eller endre navn og organisasjonsnummer.");
        kommune.MapGet("/", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Stamdata).TarEnheter()
            .WithName("hentKommune").WithTags("Kommune").WithSummary("Kommunen, dens versjon og kjedehode.");
        kommune.MapPut("/organisasjon/{aar}", DefinerOrganisasjonAsync).Validerer<Organisasjonsforesporsel>().KreverScope(Scope.Stamdata, Scope.Admin)
            .WithMetadata(new Ifmatchheader())
            .WithName("definerOrganisasjon").WithTags("Kommune").WithSummary("Årets organisasjon. Åpner regnskapsåret.");
        kommune.MapGet("/organisasjon/{aar}", HentOrganisasjonAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Stamdata).TarEnheter()
            .WithName("hentOrganisasjon").WithTags("Kommune").WithSummary("Årets organisasjon.");
        kommune.MapPut("/fond/{fondskode}", DefinerFondAsync).Validerer<Fondsforesporsel>().KreverScope(Scope.Stamdata, Scope.Admin)
            .WithName("definerFond").WithTags("Kommune").WithSummary("Registrer eller endre et fond. Typen kan ikke endres.");
        kommune.MapPut("/prosjekter/{prosjektkode}", DefinerProsjektAsync).Validerer<Prosjektforesporsel>()
            .KreverScope(Scope.Budsjett, Scope.Stamdata, Scope.Bokfor, Scope.Admin)
            .WithName("definerProsjekt").WithTags("Kommune").WithSummary("Registrer eller endre et prosjekt.");
    }

    private static Task<Definisjonskvittering> RegistrerAsync(
        string kommunenummer, Kommuneforesporsel body, Grunndatatjeneste tjeneste, [AsParameters] Skrivevalg skriving, CancellationToken ct) =>
        tjeneste.RegistrerKommuneAsync(
            Parametertolk.Ledger(kommunenummer), body.Navn!, Organisasjonsnummer.Parse(body.Organisasjonsnummer!), skriving.Oppdrag(), ct, body.Proeve);

    private static async Task<Kommunesvar> HentAsync(string kommunenummer, Grunndataleser leser, CancellationToken ct)
    {
        var (hode, kommune) = await leser.KommuneAsync(Parametertolk.Ledger(kommunenummer), ct);
        return Kommunesvar.Av(hode, kommune);
    }

    private static Task<Definisjonskvittering> DefinerOrganisasjonAsync(
        string kommunenummer, string aar, Organisasjonsforesporsel body, Grunndatatjeneste tjeneste, [AsParameters] Skrivevalg skriving,
        HttpContext http, CancellationToken ct) =>
        tjeneste.DefinerOrganisasjonAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Innhold(), skriving.Oppdrag(), ct, Forutsetning.Les(http));

    private static async Task<Organisasjonssvar> HentOrganisasjonAsync(
        string kommunenummer, string aar, Grunndatatjeneste tjeneste, HttpContext http, CancellationToken ct)
    {
        var (data, merke) = await tjeneste.OrganisasjonAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        Forutsetning.Sett(http, merke);
        return Organisasjonssvar.Av(data);
    }

    private static Task<Definisjonskvittering> DefinerFondAsync(
        string kommunenummer, string fondskode, Fondsforesporsel body, Grunndatatjeneste tjeneste, [AsParameters] Skrivevalg skriving, CancellationToken ct) =>
        tjeneste.DefinerFondAsync(Parametertolk.Ledger(kommunenummer), body.Innhold(Parametertolk.Fond(fondskode)), skriving.Oppdrag(), ct);

    private static Task<Definisjonskvittering> DefinerProsjektAsync(
        HttpContext http, string kommunenummer, string prosjektkode, Prosjektforesporsel body, Prosjekttjeneste tjeneste,
        [AsParameters] Skrivevalg skriving, CancellationToken ct) => tjeneste.DefinerAsync(
            Parametertolk.Ledger(kommunenummer), body.Innhold(Parametertolk.Prosjekt(prosjektkode)), http.User.OppretterBareProsjekter(), skriving.Oppdrag(),
            ct);
}
