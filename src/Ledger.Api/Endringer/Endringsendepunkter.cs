using System.Globalization;
using System.Net.ServerSentEvents;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Svar;
using Ledger.Application;
using Ledger.Application.Endringer;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;

namespace Ledger.Api.Endringer;

/// <summary>Tells when something was booked or defined, so that a frontend knows when to ask again.</summary>
internal static class Endringsendepunkter
{
    private const int LengsteVent = 60;

    public static void MapEndringer(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/endringer/billett", BillettAsync).KreverScope(Scope.Les, Scope.Revisjon)
            .WithName("hentBillett").WithTags("Rapporter")
            .WithSummary("En billett som åpner strømmen av endringer i ett minutt, for nettlesere som ikke kan sende Authorization.");
        kommune.MapGet("/endringer", HentAsync).KreverScope(Scope.Les, Scope.Revisjon).Produces<Endringssvar>().WithMetadata(new Billettaapen())
            .MedFormater(Rapportformat.Json, Rapportformat.Hendelser).MedLast(Last.Foelging)
            .WithName("listEndringer").WithTags("Rapporter")
            .WithSummary("Endringene etter en versjon; svaret venter til det er noen. Som text/event-stream kommer de etter hvert.");
    }

    private static async Task<Billettsvar> BillettAsync(HttpContext http, string kommunenummer, Billetter billetter, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var (billett, utloeper) = await billetter.LagAsync(Parametertolk.Ledger(kommunenummer), http.User, ct)
            ?? throw Avvisning.Ugyldig("Authorization", Feilkoder.UgyldigKombinasjon, "Bare en API-nøkkel kan få en billett; send et token i hodet.");
        return new Billettsvar(billett, utloeper);
    }

    private static async Task<IResult> HentAsync(
        HttpContext http, string kommunenummer, string? etter, string? vent, string? billett, Endringstjeneste tjeneste, Grunndataleser grunndata,
        IHostApplicationLifetime levetid,
        CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var lengst = TimeSpan.FromSeconds(Parametertolk.Heltall(vent, "vent", 0, 0, LengsteVent));
        var stroem = http.Format() == Rapportformat.Hendelser;
        var kjent = Parametertolk.Stortall(stroem && http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } siste ? siste : etter, "etter");
        http.Response.Headers.CacheControl = "no-store";
        if (stroem)
        {
            // nginx keeps what it is sent until its buffer is full unless it is told not to (its documentation of proxy_buffering).
            http.Response.Headers["X-Accel-Buffering"] = "no";

            // The framework writes identity, which is no coding (RFC 9110 § 8.4.1). Streams are not compressed here in any case.
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Remove("Content-Encoding");
                return Task.CompletedTask;
            });
        }


        // Those who wait do not hold up a service that is to stop.
        var stopp = CancellationTokenSource.CreateLinkedTokenSource(ct, levetid.ApplicationStopping);
        http.Response.RegisterForDispose(stopp);
        return stroem
            ? TypedResults.ServerSentEvents(StroemAsync(tjeneste.FoelgAsync(await grunndata.HodeAsync(ledger, ct), kjent, stopp.Token)))
            : Results.Json(Endringssvar.Av(await tjeneste.HentAsync(ledger, kjent, lengst, stopp.Token, ct)), JsonOppsett.Valg);
    }

    /// <summary>The first tells the state also when nothing has happened.</summary>
    private static async IAsyncEnumerable<SseItem<Endringssvar>> StroemAsync(IAsyncEnumerable<Endringsutdrag> utdragene)
    {
        var foerste = true;
        await foreach (var utdrag in utdragene)
        {
            yield return new SseItem<Endringssvar>(Endringssvar.Av(utdrag), utdrag.ErPuls && !foerste ? "puls" : "endring")
            {
                EventId = utdrag.Hode.Versjon.ToString(CultureInfo.InvariantCulture),
            };
            foerste = false;
        }
    }
}
