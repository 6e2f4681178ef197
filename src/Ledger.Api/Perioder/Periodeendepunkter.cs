using System.Text.Json.Serialization;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Perioder;

/// <summary>Closing and reopening of periods (bokføringsforskriften § 7-6).</summary>
internal static class Periodeendepunkter
{
    public static void MapPerioder(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/perioder", ListeAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Bokfor)
            .WithName("listPerioder").WithTags("Perioder").WithSummary("Periodene 0–13 og om de er åpne.");
        aaret.MapPut("/perioder/{periode}", SettAsync).Validerer<Periodeforesporsel>().KreverScope(Scope.Bokfor, Scope.Admin)
            .WithName("settPeriode").WithTags("Perioder").WithSummary("Lukk en periode, eller åpne den igjen (krever ledger:admin).");
    }

    private static async Task<Periodeliste> ListeAsync(string kommunenummer, string aar, Periodetjeneste tjeneste, CancellationToken ct)
    {
        var aaret = Parametertolk.Aar(aar);
        return new Periodeliste(
            kommunenummer, aaret.Aar, [.. (await tjeneste.ListeAsync(Parametertolk.Ledger(kommunenummer), aaret, ct)).Select(p => Periodesvar.Av(p))]);
    }

    private static async Task<Periodesvar> SettAsync(
        string kommunenummer, string aar, string periode, Periodeforesporsel body, Periodetjeneste tjeneste, [AsParameters] Skrivevalg skriving,
        CancellationToken ct) =>
        Periodesvar.Av(
            await tjeneste.SettAsync(
                Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), Parametertolk.Periode(periode), body.ErLukket(),
                skriving.Bruker.Har(Scope.Admin), skriving.Oppdrag(), ct),
            skriving.Oppdrag().ErProeve);
}

/// <summary>A year's periods.</summary>
internal sealed record Periodeliste(string Kommunenummer, int Aar, IReadOnlyList<Periodesvar> Perioder);

/// <summary>A period and its state.</summary>
/// <param name="Proevekjoering">There, and true, when the state is what it would have been.</param>
internal sealed record Periodesvar(
    int Periode, string Status, DateTimeOffset? Lukket, string? LukketAv,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Proevekjoering = null)
{
    public static Periodesvar Av(Periodeopplysning p, bool? proevekjoering = null) => new(
        p.Status.Periode, p.Status.ErLukket ? Periodevalidering.Lukket : Periodevalidering.Aapen, p.Status.Lukket, p.LukketAv, proevekjoering);
}
