using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Svar;
using Ledger.Api.Import;
using Ledger.Api.Opplysninger;
using Ledger.Application;
using Ledger.Application.Innrapportering;
using Ledger.Application.Rapportering;
using Ledger.Application.Rettigheter;
using Ledger.Application.Tabeller;
using Ledger.Domain.Validering;

namespace Ledger.Api.Serier;

/// <summary>The workbook of those who report: fetched filled in with what is known, and sent back as it is.</summary>
internal static class Rapporteringsendepunkter
{
    private static readonly string[] Rapportoerer = [Scope.Rapporter, Scope.Budsjett];

    public static void MapRapportering(this RouteGroupBuilder aaret)
    {
        aaret.MapGet("/rapportering.xlsx", HentAsync).KreverScope(Rapportoerer).TarEnheter().MedFormater(Rapportformat.Xlsx)
            .WithMetadata(Rapportparametre.Enhetskode)
            .Produces<string>(StatusCodes.Status200OK, Rapportformat.Xlsx.Innholdstype)
            .WithName("hentRapporteringsbok").WithTags("Serier")
            .WithSummary("Arbeidsboken som enhetene melder i: prognose, status og kommentar, fylt ut med det som er kjent.");
        aaret.MapPost("/rapportering", (
                HttpContext http, string kommunenummer, string aar, string? prognose, [AsParameters] Skrivevalg skriving, Importmottak mottak,
                Rapporteringsmottak tjeneste, CancellationToken ct) => Faktakropp.TaAsync(
                http, kommunenummer, skriving, mottak, $"/regnskap/{aar}/rapportering",
                ordre => tjeneste.TaAsync(ordre, Parametertolk.Aar(aar), prognose ?? throw Mangler(), ct), ct))
            .KreverScope(Rapportoerer).TarEnheter().TarFakta(aaret, Serieeksempel.Rapportering)
            .WithName("sendRapporteringsbok").WithTags("Serier")
            .WithSummary("Arbeidsboken slik den ble fylt ut: prognose, status og kommentarer i én skriving; bare det som er endret.");
    }

    private static async Task HentAsync(
        HttpContext http, string kommunenummer, string aar, string? prognose, string? enhet, Rapporteringsbok bok, CancellationToken ct)
    {
        var tabell = await bok.LagAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), prognose, enhet, http.User.Enheter(), ct);
        await Tabellsvar.SkrivAsync(http, tabell, null);
    }

    private static Avvisning Mangler() => Avvisning.Ugyldig("prognose", Feilkoder.Mangler, "Oppgi koden til prognosen det meldes til, i prognose.");
}
