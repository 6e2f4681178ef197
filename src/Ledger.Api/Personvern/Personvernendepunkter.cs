using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Svar;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Personvern;
using Ledger.Application.Rettigheter;
using Ledger.Application.Varsler;

namespace Ledger.Api.Personvern;

/// <summary>Erasure of texts that name a person.</summary>
internal static class Personvernendepunkter
{
    public static void MapPersonvern(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/personvern/slettinger", SlettAsync).Validerer<Sletteforesporsel>().KreverScope(Scope.Admin)
            .WithName("slettPersonopplysninger").WithTags("Personvern").WithSummary(
                "Slett tekst, motpart, dokument eller bruker med en begrunnelse som journalføres. Kjeden holder.");

    private static async Task<Slettekvittering> SlettAsync(
        string kommunenummer, Sletteforesporsel body, [AsParameters] Skrivevalg skriving, Slettetjeneste tjeneste, Svarlagring svar,
        Innholdsminne minne, CancellationToken ct)
    {
        var ledger = Parametertolk.Ledger(kommunenummer);
        var oppdrag = skriving.Oppdrag();
        var kvittering = await tjeneste.SlettAsync(ledger, body.Oenske(), oppdrag, ct);
        if (!oppdrag.Proevekjoering)
        {
            // Answers for earlier versions are kept by the version, and have the text; what was booked lately confirms a guess of it.
            svar.Glem();
            minne.Glem(ledger);
        }

        return kvittering;
    }
}
