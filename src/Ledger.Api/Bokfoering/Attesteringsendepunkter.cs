using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Bokfoering;
using Ledger.Application.Grunndata;
using Ledger.Application.Grunndata.Definisjoner;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;

namespace Ledger.Api.Bokfoering;

/// <summary>What is asked of approvals, and approvals of bilag that are booked.</summary>
internal static class Attesteringsendepunkter
{
    public static void MapAttestasjonsregler(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/attestasjonsregler", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Admin)
            .WithName("hentAttestasjonsregler").WithTags("Bokføring").WithSummary("Hva regnskapet krever av attestasjon og anvisning.");
        kommune.MapPut("/attestasjonsregler", SettAsync).Validerer<Attestasjonsregelforesporsel>().KreverScope(Scope.Admin)
            .WithName("settAttestasjonsregler").WithTags("Bokføring")
            .WithSummary("Sett hva regnskapet krever av attestasjon og anvisning (kommuneloven § 25-1). Det som er bokført, blir stående.");
    }

    public static void MapAttestering(this RouteGroupBuilder aaret) =>
        aaret.MapPost("/bilag/{bilagsnummer}/attestering", AttesterAsync).Validerer<Attesteringsforesporsel>().KreverScope(Scope.Bokfor)
            .Produces<Attesteringskvittering>(StatusCodes.Status201Created).Produces<Attesteringskvittering>(StatusCodes.Status200OK)
            .WithMetadata(new Paavegneavheader()).WithName("attesterBilag").WithTags("Bokføring")
            .WithSummary("Attester eller anvis et bilag som er bokført, som en egen post i kjeden.");

    private static async Task<Attestasjonsregelsvar> HentAsync(string kommunenummer, Grunndataleser grunndata, CancellationToken ct)
    {
        var (hode, regler) = await grunndata.InnstillingAsync(Parametertolk.Ledger(kommunenummer), Attestasjonsform.Innstilling, ct);
        return Attestasjonsregelsvar.Av(kommunenummer, hode, regler);
    }

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, [AsParameters] Skrivevalg skriving, Attestasjonsregelforesporsel body, Grunndatatjeneste tjeneste, CancellationToken ct) =>
        tjeneste.SettAsync(Parametertolk.Ledger(kommunenummer), Attestasjonsform.Innstilling, body.Regler(), skriving.Oppdrag(), ct);

    private static async Task<IResult> AttesterAsync(
        string kommunenummer, string aar, string bilagsnummer, [AsParameters] Skrivevalg skriving, Attesteringsforesporsel body,
        Attesteringstjeneste tjeneste, CancellationToken ct)
    {
        var nummer = Parametertolk.Heltall(bilagsnummer, "bilagsnummer", 0, 1, int.MaxValue);
        var kvittering = await tjeneste.AttesterAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), nummer, body.Lest(), body.Merknad, skriving.Oppdrag(), ct);
        return skriving.Svar(kvittering, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{nummer}");
    }
}
