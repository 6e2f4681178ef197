using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Budsjett;

/// <summary>How budget lines may be spread over the months, as data.</summary>
internal static class Profilendepunkter
{
    private static readonly string[] Lesere = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter, Scope.Admin];

    public static void MapPeriodiseringsprofiler(this RouteGroupBuilder kommune)
    {
        kommune.MapGet("/periodiseringsprofiler", ListeAsync).KreverScope(Lesere).Produces<Periodiseringsprofilliste>()
            .WithName("listPeriodiseringsprofiler").WithTags("Budsjett").WithSummary("Profilene som budsjettlinjer kan fordeles etter.");
        kommune.MapPut("/periodiseringsprofiler/{profilkode}", DefinerAsync).KreverScope(Scope.Admin).Produces<Definisjonskvittering>()
            .WithName("definerPeriodiseringsprofil").WithTags("Budsjett")
            .WithSummary("Lag eller endre en profil med tolv vekter. Linjer som er vedtatt, beholder fordelingen de fikk.");
    }

    private static async Task<Periodiseringsprofilliste> ListeAsync(string kommunenummer, Periodiseringsprofiler profiler, CancellationToken ct)
    {
        var (hode, alle) = await profiler.AlleAsync(Parametertolk.Ledger(kommunenummer), ct);
        return new Periodiseringsprofilliste(hode.Ledger.ToString(), hode.Versjon, alle);
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string profilkode, Periodiseringsprofilutkast body, [AsParameters] Skrivevalg skriving, Periodiseringsprofiler profiler,
        CancellationToken ct) => profiler.DefinerAsync(Parametertolk.Ledger(kommunenummer), profilkode, body, skriving.Oppdrag(), ct);
}

/// <summary>The profiles of a municipality.</summary>
internal sealed record Periodiseringsprofilliste(string Kommunenummer, long Versjon, IReadOnlyList<Periodiseringsprofil> Profiler);
