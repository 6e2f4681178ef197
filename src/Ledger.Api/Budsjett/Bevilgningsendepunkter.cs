using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Budsjett;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Bevilgninger;

namespace Ledger.Api.Budsjett;

/// <summary>The council's appropriations of a year, as data.</summary>
internal static class Bevilgningsendepunkter
{
    public static void MapBevilgninger(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/bevilgninger", HentAsync).KreverScope(Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter, Scope.Admin)
            .Produces<Bevilgningsliste>()
            .WithName("hentBevilgninger").WithTags("Budsjett").WithSummary("Bevilgningene i året: nivået kommunestyret vedtok.");
        aaret.MapPut("/bevilgninger", DefinerAsync).KreverScope(Scope.Admin).Produces<Definisjonskvittering>()
            .WithName("definerBevilgninger").WithTags("Budsjett")
            .WithSummary("Sett bevilgningene i året; en tom liste gir nivået i organisasjonen tilbake.");
    }

    private static async Task<Bevilgningsliste> HentAsync(string kommunenummer, string aar, Grunndataleser leser, CancellationToken ct)
    {
        var data = await leser.HentAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), ct);
        return new Bevilgningsliste(data.Ledger.ToString(), data.Aar.Aar, data.Versjon, data.Bevilgninger);
    }

    private static Task<Definisjonskvittering> DefinerAsync(
        string kommunenummer, string aar, IReadOnlyList<Bevilgningsutkast> body, [AsParameters] Skrivevalg skriving, Bevilgningstjeneste tjeneste,
        CancellationToken ct) => tjeneste.DefinerAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body, skriving.Oppdrag(), ct);
}

/// <summary>The appropriations of a year.</summary>
internal sealed record Bevilgningsliste(string Kommunenummer, int Aar, long Versjon, IReadOnlyList<Bevilgningsutkast> Bevilgninger);
