using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.OpenApi;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Import;
using Ledger.Application;
using Ledger.Application.Budsjett;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Budsjett;

/// <summary>Budget decisions: append-only, like the bilag.</summary>
internal static class Budsjettendepunkter
{
    public static void MapBudsjett(this RouteGroupBuilder aaret)
    {
        aaret.MapPost("/budsjett/vedtak", VedtaAsync).KreverScope(Scope.Budsjett)
            .Accepts<Vedtaksforesporsel>(Importformat.Json, [Importformat.Csv, .. Importformat.AndreFiler.Except([Importformat.Json])])
            .WithMetadata(new Filinnhold(), Radeksempel.Budsjett)
            .Produces<Vedtakskvittering>(StatusCodes.Status201Created).Produces<Vedtakskvittering>(StatusCodes.Status200OK)
            .WithName("registrerVedtak").WithTags("Budsjett")
            .WithSummary("Registrer et budsjettvedtak, som JSON eller som en fil som kan ha flere år; linjene er endringer.")
            .WithMetadata(new Idempotensheader(Paakrevd: false));
        aaret.MapGet("/budsjett/vedtak", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Budsjett)
            .WithName("listVedtak").WithTags("Budsjett").WithSummary("Årets budsjettvedtak med linjer.");
    }

    /// <summary>Decisions of several years, where each line names its year.</summary>
    public static void MapFlereaarsbudsjett(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/budsjett/vedtak", VedtaFlereAarAsync).KreverScope(Scope.Budsjett)
            .Accepts<Vedtaksforesporsel>(Importformat.Csv, Importformat.Ndjson).WithMetadata(new Filinnhold(), Radeksempel.FlereBudsjett)
            .Produces<Vedtakskvittering>(StatusCodes.Status201Created).Produces<Vedtakskvittering>(StatusCodes.Status200OK)
            .WithName("registrerFlereVedtak").WithTags("Budsjett")
            .WithSummary("Registrer vedtakene i en fil der hver linje sier hvilket år den gjelder (aar): alle, eller ingen.")
            .WithMetadata(new Idempotensheader(Paakrevd: false));

    private static async Task<IResult> VedtaFlereAarAsync(
        HttpContext http, string kommunenummer, [AsParameters] Skrivevalg skriving, [AsParameters] Vedtaksparametre parametre, Vedtaksmottak mottak,
        Vedtakstjeneste tjeneste, CancellationToken ct)
    {
        var (oppdrag, noekkel) = (skriving.Oppdrag(), Idempotensnoekkel.Les(http));
        var ordre = await mottak.LesAsync(http, Parametertolk.Ledger(kommunenummer), null, parametre, oppdrag, noekkel, ct);
        var svar = await tjeneste.VedtaAsync(ordre, ct);
        return skriving.Svar(svar.Kvittering, $"/v1/kommuner/{kommunenummer}/regnskap/{ordre.Aar}/budsjett/vedtak", svar.AlleredeUtfoert);
    }

    private static async Task<IResult> VedtaAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, [AsParameters] Vedtaksparametre parametre, Vedtaksmottak mottak,
        Vedtakstjeneste tjeneste, CancellationToken ct)
    {
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        var (oppdrag, noekkel) = (skriving.Oppdrag(), Idempotensnoekkel.Les(http));
        var svar = await tjeneste.VedtaAsync(await mottak.LesAsync(http, ledger, aaret, parametre, oppdrag, noekkel, ct), ct);
        return skriving.Svar(svar.Kvittering, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/budsjett/vedtak", svar.AlleredeUtfoert);
    }

    private static async Task<Vedtaksliste> ListeAsync(string kommunenummer, string aar, Vedtakstjeneste tjeneste, CancellationToken ct)
    {
        var aaret = Parametertolk.Aar(aar);
        var alle = await tjeneste.ListeAsync(Parametertolk.Ledger(kommunenummer), aaret, ct);
        return new Vedtaksliste(kommunenummer, aaret.Aar, [.. alle.Select(v => Vedtakssvar.Fra(v, alle))]);
    }
}
