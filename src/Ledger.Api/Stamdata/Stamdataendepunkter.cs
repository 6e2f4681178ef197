using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Rettigheter;
using Ledger.Application.Stamdata;

namespace Ledger.Api.Stamdata;

/// <summary>Organisation, projects, funds and functions from a source, in one call.</summary>
internal static class Stamdataendepunkter
{
    public static void MapStamdata(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/stamdata/{aar}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Stamdata, Scope.Admin)
            .WithName("hentStamdata").WithTags("Kommune").WithSummary("Alt som er registrert for året, med gyldighet.");
        kommune.MapPost("/stamdata/{aar}", OppdaterAsync).Validerer<Stamdataforesporsel>().KreverScope(Scope.Stamdata, Scope.Admin)
            .WithMetadata(new Ifmatchheader())
            .WithName("oppdaterStamdata").WithTags("Kommune")
            .WithSummary("Organisasjon, prosjekter, fond og funksjoner fra kilden: legges til eller endres, slettes ikke.");
    }

    private static async Task<Stamdatasvar> HentAsync(string kommunenummer, string aar, Stamdatatjeneste tjeneste, HttpContext http, CancellationToken ct)
    {
        var (data, merke) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        Forutsetning.Sett(http, merke);
        return Stamdatasvar.Av(data);
    }

    private static Task<Stamdatakvittering> OppdaterAsync(
        string kommunenummer, string aar, Stamdataforesporsel body, [AsParameters] Skrivevalg skriving, Stamdatatjeneste tjeneste, HttpContext http,
        CancellationToken ct) =>
        tjeneste.OppdaterAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Utkast(), Forutsetning.Les(http), skriving.Oppdrag(), ct);
}
