using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Komprimering;
using Ledger.Api.Http.Lastklasser;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Import;
using Ledger.Application.Rettigheter;
using Ledger.Application.Saldoimport;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Import;

/// <summary>The state of a year from one source; what has changed since the last time is booked.</summary>
internal static class Saldoimportendepunkter
{
    public static void MapSaldoimport(this RouteGroupBuilder aaret)
    {
        var mest = ((IEndpointRouteBuilder)aaret).ServiceProvider.GetRequiredService<IOptions<Importvalg>>().Value.MestByte;
        aaret.MapPost("/saldoimporter", ImporterAsync).KreverScope(Scope.Bokfor).MedLast(Last.Import)
            .WithMetadata(new Innholdsgrense(mest), new ForKilde(), Radeksempel.Saldo)
            .Accepts<string>(Importformat.Csv, Importformat.AndreFiler)
            .Produces<Saldoimportkvittering>(StatusCodes.Status201Created).Produces<Saldoimportkvittering>(StatusCodes.Status200OK)
            .WithName("saldoimport").WithTags("Bokføring").WithSummary("Årets saldo fra en kilde; bokfører forskjellen fra forrige gang.")
            .WithMetadata(new Idempotensheader(Paakrevd: false));
        aaret.MapGet("/saldoimporter/{importId}", FinnAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor)
            .WithMetadata(new ForKilde()).Produces<Saldoimportkvittering>()
            .WithName("hentSaldoimport").WithTags("Bokføring").WithSummary("Hva en saldoimport bokførte.");
    }

    private static async Task<Saldoimportkvittering> FinnAsync(
        HttpContext http, string kommunenummer, string aar, string importId, Saldoimporttjeneste tjeneste, CancellationToken ct)
    {
        var kvittering = await tjeneste.FinnAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), importId, ct);
        if (!http.User.Har(Scope.Les) && !http.User.Har(Scope.Revisjon))
        {
            http.User.KrevKilde(kvittering.Kilde);
        }

        return kvittering;
    }

    private static async Task<IResult> ImporterAsync(
        HttpContext http, string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, [AsParameters] Saldoimportforesporsel foresporsel,
        string? profil, Profilbruk profiler, Importmottak mottak, Saldoimporttjeneste tjeneste, Grunndataleser grunndata, CancellationToken ct)
    {
        var noekkel = Idempotensnoekkel.Les(http);
        var (ledger, aaret) = (Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar));
        await grunndata.HentAsync(ledger, aaret, ct);
        var (valgt, leser) = await profiler.FinnAsync(ledger, aaret, profil, Radformat.Saldoer, ct);
        var utkast = foresporsel.Ordre(ledger, aaret, skriving.Oppdrag(), noekkel, valgt);
        http.User.KrevKilde(foresporsel.Overtar is null ? utkast.Kilde : null);
        await using var innhold = await mottak.MottaAsync(http, leser, ct);
        var (kvittering, alleredeUtfoert) = await tjeneste.ImporterAsync(utkast with { Leser = innhold.Leser }, ct);
        var adresse = $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/saldoimporter/{kvittering.ImportId}";
        return skriving.Svar(kvittering, adresse, alleredeUtfoert || kvittering.Uendret);
    }
}
