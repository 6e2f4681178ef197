using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Bokfoering;

/// <summary>Single bilag: book, read, reverse. There is no update and no delete.</summary>
internal static class Bilagsendepunkter
{
    public static void MapBilag(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/bilag", BokfoerAsync).Validerer<Bilagsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created).Produces<Bilagskvittering>(StatusCodes.Status200OK)
            .WithMetadata(new Paavegneavheader()).WithName("bokfoerBilag").WithTags("Bokføring").WithSummary("Bokfør ett bilag.");
        aaret.MapGet("/bilag/{bilagsnummer}", HentAsync).MedLast(Last.Tung).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor).Loggfoeres()
            .WithName("hentBilag").WithTags("Bokføring").WithSummary("Et bilag med posteringer og plass i kjeden.");
        aaret.MapPost("/bilag/{bilagsnummer}/tilbakefoering", TilbakefoerAsync).Validerer<Tilbakefoeringsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Bilagskvittering>(StatusCodes.Status201Created).Produces<Bilagskvittering>(StatusCodes.Status200OK)
            .WithMetadata(new Paavegneavheader()).WithName("tilbakefoerBilag").WithTags("Bokføring")
            .WithSummary("Tilbakefør et bilag i sin helhet, i en åpen periode, også i et senere år.");
        aaret.MapPost("/bilag/{bilagsnummer}/korreksjon", KorrigerAsync).Validerer<Korreksjonsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Korreksjonskvittering>(StatusCodes.Status201Created).Produces<Korreksjonskvittering>(StatusCodes.Status200OK)
            .WithMetadata(new Paavegneavheader()).WithName("korrigerBilag").WithTags("Bokføring")
            .WithSummary("Korriger et bilag: det tilbakeføres helt, og det riktige bokføres, i samme skriving.");
    }

    private static async Task<IResult> BokfoerAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, string? historikk, Bilagsforesporsel body, Bilagstjeneste tjeneste,
        CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var kvittering = await tjeneste.BokfoerAsync(ledger, aaret, body.Felt(), body.Tekst, skriving.Oppdrag(), ct, skriving.Merkerett(historikk),
            body.Korreksjon(), body.Godkjenning());
        return skriving.Svar(kvittering, Adresse(kommunenummer, aar, kvittering));
    }

    private static async Task<Bilagssvar> HentAsync(string kommunenummer, string aar, string bilagsnummer, Bilagsoppslag oppslag, CancellationToken ct) =>
        Bilagssvar.Av(await oppslag.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Nummer(bilagsnummer), ct));

    private static async Task<IResult> TilbakefoerAsync(
        string kommunenummer, string aar, string bilagsnummer, [AsParameters] Skrivevalg skriving, Tilbakefoeringsforesporsel body, Bilagstjeneste tjeneste,
        Korreksjonstjeneste korreksjoner, CancellationToken ct)
    {
        var (ledger, sted) = (Parametertolk.Ledger(kommunenummer), Sted(aar, bilagsnummer));
        var ordre = body.Ordre(Regnskapsaar.Fra(sted.Aar));
        var kvittering = ordre.IAar.Aar == sted.Aar
            ? await tjeneste.TilbakefoerAsync(
                ledger, ordre.IAar, sted.Bilagsnummer, ordre.Dato, ordre.Periode, ordre.Begrunnelse, skriving.Oppdrag(), ct)
            : await korreksjoner.TilbakefoerAsync(ledger, sted, ordre, skriving.Oppdrag(), ct);
        return skriving.Svar(kvittering, Adresse(kommunenummer, $"{ordre.IAar}", kvittering));
    }

    private static async Task<IResult> KorrigerAsync(
        string kommunenummer, string aar, string bilagsnummer, [AsParameters] Skrivevalg skriving, Korreksjonsforesporsel body,
        Korreksjonstjeneste tjeneste, CancellationToken ct)
    {
        var sted = Sted(aar, bilagsnummer);
        var svar = await tjeneste.KorrigerAsync(
            Parametertolk.Ledger(kommunenummer), sted, body.Ordre(Regnskapsaar.Fra(sted.Aar)), body.Riktig(), skriving.Oppdrag(), ct);
        return skriving.Svar(svar, $"/v1/kommuner/{kommunenummer}/regnskap/{svar.Aar}/bilag/{svar.Riktig}");
    }

    private static Bilagssted Sted(string aar, string bilagsnummer) => new(Parametertolk.Aar(aar).Aar, Nummer(bilagsnummer));

    private static int Nummer(string tekst) => Parametertolk.Heltall(tekst, "bilagsnummer", 0, 1, int.MaxValue);

    private static string Adresse(string kommunenummer, string aar, Bilagskvittering kvittering) =>
        $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{kvittering.Bilagsnummer}";
}
