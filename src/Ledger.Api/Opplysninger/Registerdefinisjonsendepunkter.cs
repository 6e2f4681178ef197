using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Opplysninger;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Opplysninger;

namespace Ledger.Api.Opplysninger;

/// <summary>Registers as data: what the objects of each have.</summary>
internal static class Registerdefinisjonsendepunkter
{
    public const string Emne = "Registre";

    public static readonly string[] Lesere = [Scope.Les, Scope.Revisjon, Scope.Bokfor, Scope.Budsjett, Scope.Rapporter];

    public static void MapRegisterdefinisjoner(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/registre", ListeAsync).KreverScope([.. Lesere, Scope.Admin]).TarEnheter().Produces<Registerliste>()
            .WithName("listRegistre").WithTags(Emne).WithSummary("Registrene: de som følger med, og kommunens egne.");
        kommune.MapGet("/registre/{register}", HentAsync).KreverScope([.. Lesere, Scope.Admin]).TarEnheter().Produces<Registeropplysning>()
            .WithName("hentRegister").WithTags(Emne).WithSummary("Hva objektene i et register har.");
        kommune.MapPut("/registre/{register}", DefinerAsync).KreverScope(Scope.Admin, Scope.Stamdata).Produces<Definisjonskvittering>()
            .WithMetadata(new Ifmatchheader())
            .WithName("definerRegister").WithTags(Emne).WithSummary("Lag et register, eller legg kolonner til et som følger med.");
    }

    private static async Task<Registerliste> ListeAsync(string kommunenummer, Registertjeneste tjeneste, CancellationToken ct)
    {
        var (hode, registre) = await tjeneste.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Registerliste(hode.Ledger.ToString(), hode.Versjon, [.. registre.Select(Registeropplysning.Av)]);
    }

    private static async Task<Registeropplysning> HentAsync(
        string kommunenummer, string register, Registertjeneste tjeneste, HttpContext http, CancellationToken ct)
    {
        var (_, funnet, merke) = await tjeneste.HentAsync(Parametertolk.Ledger(kommunenummer), register, ct);
        Forutsetning.Sett(http, merke);
        return Registeropplysning.Av(funnet);
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string register, Registerutkast body, [AsParameters] Skrivevalg skriving, Registertjeneste tjeneste, HttpContext http,
        CancellationToken ct) =>
        tjeneste.DefinerAsync(Parametertolk.Ledger(kommunenummer), register, body, Forutsetning.Les(http), skriving.Oppdrag(), ct);
}

/// <summary>The registers of a municipality.</summary>
internal sealed record Registerliste(string Kommunenummer, long Versjon, IReadOnlyList<Registeropplysning> Registre);
