using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Kontoplaner;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Kontoplaner;

/// <summary>The municipality's own chart: what its accounts and functions mean in KOSTRA's terms.</summary>
internal static class Kontoplanendepunkter
{
    public static void MapKontoplan(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/kontoplan/{aar}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Stamdata, Scope.Admin)
            .WithName("hentKontoplan").WithTags("Kommune").WithSummary("Kommunens egen kontoplan for året: kontoer og funksjoner med KOSTRA-koder.");
        kommune.MapPut("/kontoplan/{aar}", DefinerAsync).Validerer<Kontoplanforesporsel>().KreverScope(Scope.Stamdata, Scope.Admin)
            .WithMetadata(new Ifmatchheader())
            .WithName("definerKontoplan").WithTags("Kommune")
            .WithSummary("Erstatt kommunens kontoplan. Med proevekjoering=true vises linjene som flyttes, uten at noe lagres.");
    }

    private static async Task<Kontoplansvar> HentAsync(
        string kommunenummer, string aar, Kontoplantjeneste tjeneste, HttpContext http, CancellationToken ct)
    {
        var (data, merke) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        Forutsetning.Sett(http, merke);
        return Kontoplansvar.Av(data);
    }

    private static Task<Kontoplankvittering> DefinerAsync(
        string kommunenummer, string aar, Kontoplanforesporsel body, string? bekreftelse, [AsParameters] Skrivevalg skriving, Kontoplantjeneste tjeneste,
        HttpContext http, CancellationToken ct) =>
        tjeneste.DefinerAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Utkast(),
            new Kontoplanvalg(skriving.Bruker.Har(Scope.Admin), bekreftelse, Forutsetning.Les(http)), skriving.Oppdrag(), ct);
}
