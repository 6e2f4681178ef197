using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Bokfoering;

/// <summary>Single bilag: book, read, reverse. There is no update and no delete.</summary>
internal static class Bilagsendepunkter
{
    public static void MapBilag(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/bilag", BokfoerAsync).Validerer<Bilagsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created).Produces<Bilagskvittering>(StatusCodes.Status200OK)
            .WithName("bokfoerBilag").WithTags("Bokføring").WithSummary("Bokfør ett bilag.");
        aaret.MapGet("/bilag/{bilagsnummer}", HentAsync).MedLast(Last.Tung).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor).Loggfoeres()
            .WithName("hentBilag").WithTags("Bokføring").WithSummary("Et bilag med posteringer og plass i kjeden.");
        aaret.MapPost("/bilag/{bilagsnummer}/tilbakefoering", TilbakefoerAsync).Validerer<Tilbakefoeringsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created).Produces<Bilagskvittering>(StatusCodes.Status200OK)
            .WithName("tilbakefoerBilag").WithTags("Bokføring").WithSummary("Tilbakefør et bilag i sin helhet, i en åpen periode.");
    }

    private static async Task<IResult> BokfoerAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, string? historikk, Bilagsforesporsel body, Bilagstjeneste tjeneste,
        CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var kvittering = await tjeneste.BokfoerAsync(ledger, aaret, body.Felt(), body.Tekst, skriving.Oppdrag(), ct, skriving.Merkerett(historikk));
        return skriving.Svar(kvittering, Adresse(kommunenummer, aar, kvittering));
    }

    private static async Task<Bilagssvar> HentAsync(string kommunenummer, string aar, string bilagsnummer, Bilagsoppslag oppslag, CancellationToken ct) =>
        Bilagssvar.Av(await oppslag.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Nummer(bilagsnummer), ct));

    private static async Task<IResult> TilbakefoerAsync(
        string kommunenummer, string aar, string bilagsnummer, [AsParameters] Skrivevalg skriving, Tilbakefoeringsforesporsel body, Bilagstjeneste tjeneste,
        CancellationToken ct)
    {
        DateOnly? dato = body.Bilagsdato is { } d ? Datoform.Les(d) : null;
        Periode? periode = body.Periode is { } p ? Parametertolk.Periode(p.Tekst) : null;
        var kvittering = await tjeneste.TilbakefoerAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Nummer(bilagsnummer), dato, periode, body.Begrunnelse, skriving.Oppdrag(), ct);
        return skriving.Svar(kvittering, Adresse(kommunenummer, aar, kvittering));
    }

    private static int Nummer(string tekst) => Parametertolk.Heltall(tekst, "bilagsnummer", 0, 1, int.MaxValue);

    private static string Adresse(string kommunenummer, string aar, Bilagskvittering kvittering) =>
        $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{kvittering.Bilagsnummer}";
}
