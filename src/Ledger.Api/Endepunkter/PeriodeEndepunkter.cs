using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Kontrakt.Foresporsler;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Endepunkter;

/// <summary>Closing and reopening of periods (bokføringsforskriften § 7-6).</summary>
internal static class PeriodeEndepunkter
{
    public static void MapPerioder(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/perioder", ListAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor)
            .WithName("listPerioder").WithTags("Perioder").WithSummary("Periodene 0–13 og om de er åpne.");
        aaret.MapPut("/perioder/{periode}", SettAsync).Validerer<Periodeforesporsel>().KreverScope(Scope.Bokfor, Scope.Admin)
            .WithName("settPeriode").WithTags("Perioder").WithSummary("Lukk en periode, eller åpne den igjen (krever ledger:admin).");
    }

    private static async Task<Periodeliste> ListAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var grunnlag = await leser.HentAsync(Rute.Ledger(kommunenummer), Rute.Aar(aar), ct);
        return new Periodeliste(kommunenummer, grunnlag.Aar.Aar, [.. Enumerable.Range(Periode.Minste, Periode.Stoerste + 1).Select(p => Status(grunnlag, Periode.Fra(p)))]);
    }

    private static async Task<Periodesvar> SettAsync(
        string kommunenummer, string aar, string periode, Periodeforesporsel body, Grunndatatjeneste tjeneste, Grunndataleser leser, TimeProvider clock, ClaimsPrincipal user, CancellationToken ct)
    {
        var (number, year, period) = (Rute.Ledger(kommunenummer), Rute.Aar(aar), Rute.Periode(periode));
        var close = body.Status == "lukket";
        var status = Status(await leser.HentAsync(number, year, ct), period);
        if (!close && status.Status == "lukket" && !user.Har(Scope.Admin))
        {
            throw Avvisning.Konflikt(Problemtyper.GjenaapningKreverAdmin, "Bare ledger:admin kan åpne en lukket periode", $"Periode {period} ble lukket {status.Lukket:yyyy-MM-dd}.");
        }

        await tjeneste.SettPeriodeAsync(number, year, period, close, user.Bruker(), clock, ct);
        return Status(await leser.HentAsync(number, year, ct), period);
    }

    private static Periodesvar Status(Kommunegrunnlag grunnlag, Periode periode) =>
        grunnlag.Perioder.TryGetValue(periode, out var status) && status.ErLukket
            ? new Periodesvar(periode.Nummer, "lukket", status.Lukket, status.LukketAv)
            : new Periodesvar(periode.Nummer, "aapen", null, null);
}

/// <summary>A year's periods.</summary>
internal sealed record Periodeliste(string Kommunenummer, int Aar, IReadOnlyList<Periodesvar> Perioder);

/// <summary>A period and its state.</summary>
internal sealed record Periodesvar(int Periode, string Status, DateTimeOffset? Lukket, string? LukketAv);
