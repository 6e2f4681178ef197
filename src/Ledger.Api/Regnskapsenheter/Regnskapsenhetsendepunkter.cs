using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Regnskapsenheter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Regnskapsenheter;

namespace Ledger.Api.Regnskapsenheter;

/// <summary>The units of a municipality that keep accounts of their own.</summary>
internal static class Regnskapsenhetsendepunkter
{
    private const string Emne = "Regnskapsenheter";

    public static void MapRegnskapsenheter(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/regnskapsenheter", ListAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("listRegnskapsenheter").WithTags(Emne).WithSummary("Kommunens enheter med eget regnskap.");
        kommune.MapGet("/regnskapsenheter/{enhetskode}", HentAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentRegnskapsenhet").WithTags(Emne).WithSummary("En enhet med eget regnskap, og regnskapets versjon og kjedehode.");
        kommune.MapPut("/regnskapsenheter/{enhetskode}", SettAsync).Validerer<Regnskapsenhetsforesporsel>().KreverScope(Scope.Admin)
            .WithName("settRegnskapsenhet").WithTags(Emne)
            .WithSummary("Registrer en enhet med eget regnskap, eller endre den. Alt under kommunen finnes også under enheten.");
    }

    private static async Task<Regnskapsenhetsliste> ListAsync(string kommunenummer, Regnskapsenhetstjeneste tjeneste, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        return new(ledger.ToString(), [.. (await tjeneste.AlleAsync(ledger, ct)).Select(e => Regnskapsenhetssvar.Av(e, null))]);
    }

    private static async Task<Regnskapsenhetssvar> HentAsync(string kommunenummer, string enhetskode, Regnskapsenhetstjeneste tjeneste, CancellationToken ct)
    {
        var (enhet, hode) = await tjeneste.FinnAsync(Parametertolk.Ledger(kommunenummer), enhetskode, ct);
        return Regnskapsenhetssvar.Av(enhet, hode);
    }

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string enhetskode, Regnskapsenhetsforesporsel body, [AsParameters] Skrivevalg skriving, Regnskapsenhetstjeneste tjeneste,
        CancellationToken ct) =>
        tjeneste.SettAsync(Parametertolk.Ledger(kommunenummer), body.Innhold(enhetskode), skriving.Oppdrag(), ct);
}
