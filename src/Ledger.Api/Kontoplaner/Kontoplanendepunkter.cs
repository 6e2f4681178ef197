using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Kontoplaner;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;

namespace Ledger.Api.Kontoplaner;

/// <summary>The municipality's own chart: what its accounts and functions mean in KOSTRA's terms.</summary>
internal static class Kontoplanendepunkter
{
    public static void MapKontoplan(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/kontoplan/{aar}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Stamdata, Scope.Admin)
            .Produces<Kontoplansvar>().MedFormater(Rapportformat.Json, Rapportformat.Csv, Rapportformat.Xlsx)
            .WithName("hentKontoplan").WithTags("Kommune").WithSummary("Kommunens egen kontoplan for året: kontoer og funksjoner med KOSTRA-koder.");
        kommune.MapPut("/kontoplan/{aar}", DefinerAsync).Validerer<Kontoplanforesporsel>().KreverScope(Scope.Stamdata, Scope.Admin)
            .WithMetadata(new Ifmatchheader())
            .WithName("definerKontoplan").WithTags("Kommune")
            .WithSummary("Erstatt kommunens kontoplan. Med proevekjoering=true vises linjene som flyttes, uten at noe lagres.");
        kommune.MapPatch("/kontoplan/{aar}", EndreAsync).KreverScope(Scope.Stamdata, Scope.Admin)
            .Accepts<Kontoplanforesporsel>(Importformat.Json, [Importformat.Csv, .. Importformat.AndreFiler.Except([Importformat.Json, Importformat.Ndjson])])
            .WithMetadata(
                new Filinnhold(),
                new Fileksempel("konto;navn;kontoklasse;art;kapittel;sektor\n10100;Fastlønn;drift;010;;\n210201;Bank;balanse;;10;320\n"))
            .Produces<Kontoplankvittering>().WithMetadata(new Ifmatchheader())
            .WithName("endreKontoplan").WithTags("Kommune").WithSummary("Legg til eller endre konti, funksjoner og mønstre; resten av kontoplanen står.");
    }

    private static async Task<IResult> HentAsync(
        string kommunenummer, string aar, Kontoplantjeneste tjeneste, HttpContext http, CancellationToken ct)
    {
        var (data, merke) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        Forutsetning.Sett(http, merke);
        if (http.Format() == Rapportformat.Json)
        {
            return TypedResults.Ok(Kontoplansvar.Av(data));
        }

        await Tabellsvar.SkrivAsync(http, Kontoplantabell.Skriv(data), neste: null);
        return Results.Empty;
    }

    private static Task<Kontoplankvittering> DefinerAsync(
        string kommunenummer, string aar, Kontoplanforesporsel body, string? bekreftelse, [AsParameters] Skrivevalg skriving, Kontoplantjeneste tjeneste,
        HttpContext http, CancellationToken ct) =>
        tjeneste.DefinerAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Utkast(),
            new Kontoplanvalg(skriving.Bruker.Har(Scope.Admin), bekreftelse, Forutsetning.Les(http)), skriving.Oppdrag(), ct);

    private static async Task<Kontoplankvittering> EndreAsync(
        string kommunenummer, string aar, string? bekreftelse, [AsParameters] Skrivevalg skriving, Kontoplantjeneste tjeneste, Kontoplanmottak mottak,
        HttpContext http, CancellationToken ct) =>
        await tjeneste.EndreAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), await mottak.LesAsync(http, ct),
            new Kontoplanvalg(skriving.Bruker.Har(Scope.Admin), bekreftelse, Forutsetning.Les(http)), skriving.Oppdrag(), ct);
}
