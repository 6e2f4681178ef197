using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Personvern;
using Ledger.Application.Rettigheter;

namespace Ledger.Api.Personvern;

/// <summary>Erasure of texts that name a person.</summary>
internal static class Personvernendepunkter
{
    public static void MapPersonvern(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/personvern/slettinger", SlettAsync).Validerer<Sletteforesporsel>().KreverScope(Scope.Admin)
            .WithName("slettPersonopplysninger").WithTags("Personvern").WithSummary(
                "Slett tekst, motpart, dokument eller bruker med en begrunnelse som journalføres. Kjeden holder.");

    private static async Task<Slettekvittering> SlettAsync(
        string kommunenummer, Sletteforesporsel body, [AsParameters] Skrivevalg skriving, Slettetjeneste tjeneste, Svarlagring svar, CancellationToken ct)
    {
        var kvittering = await tjeneste.SlettAsync(Parametertolk.Ledger(kommunenummer), body.Oenske(), skriving.Oppdrag(), ct);

        // Answers for earlier versions are kept by the version, and have the text.
        svar.Glem();
        return kvittering;
    }
}
