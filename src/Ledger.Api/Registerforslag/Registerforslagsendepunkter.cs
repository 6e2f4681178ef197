using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Registerforslag;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Registerforslag;

/// <summary>Books what a register proposes.</summary>
internal static class Registerforslagsendepunkter
{
    public static void MapRegisterforslag(this RouteGroupBuilder aaret) =>
        aaret.MapPost("/forslag/{registerforslag}", SvarAsync).KreverScope(Scope.Bokfor)
            .Produces<Registerforslagsvar>(StatusCodes.Status201Created).Produces<Registerforslagsvar>(StatusCodes.Status200OK)
            .WithName("foreslaaBilag").WithTags("Årsavslutning")
            .WithSummary("Bilaget et register foreslår, klart til å sendes, eller bokført med bokfoer=true.");

    private static async Task<IResult> SvarAsync(
        string kommunenummer, string aar, string registerforslag, string? ansvar, string? bokfoer, [AsParameters] Skrivevalg skriving,
        Registerforslagstjeneste tjeneste, CancellationToken ct)
    {
        var svar = await tjeneste.SvarAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), registerforslag, ansvar, Parametertolk.JaNei(bokfoer, "bokfoer"),
            skriving.Oppdrag(), ct);
        return skriving.Svar(
            svar, $"/v1/kommuner/{kommunenummer}/regnskap/{aar}/bilag/{svar.Kvittering?.Bilagsnummer}", alleredeUtfoert: svar.Kvittering is null);
    }
}
