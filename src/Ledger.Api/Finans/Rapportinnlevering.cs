using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using static Ledger.Api.Finans.Finansdefinisjonsendepunkter;

namespace Ledger.Api.Finans;

/// <summary>Files finance reports. Those filed are listed by a report.</summary>
internal static class Rapportinnlevering
{
    public static void MapRapportinnlevering(this RouteGroupBuilder finans) =>
        finans.MapPost("/finansrapporter", LeverAsync).KreverScope(Scope.Bokfor).Produces<Definisjonskvittering>()
            .WithName("leverFinansrapport").WithTags(Emne)
            .WithSummary("Registrer en levert finansrapport, låst til en versjon. Den samme igjen skriver ingenting.");

    private static Task<Definisjonskvittering> LeverAsync(
        string kommunenummer, Finansrapportforesporsel body, [AsParameters] Skrivevalg skriving, Finansrapporttjeneste tjeneste, CancellationToken ct) =>
        tjeneste.LeverAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Dato(body.Rapportdato, "rapportdato") ?? throw Mangler("rapportdato"),
            body.Type ?? throw Mangler("type"), body.Sak, body.Versjon,
            new Dictionary<string, string?>
            {
                ["avvik"] = body.Vurderinger?.Avvik, ["marked"] = body.Vurderinger?.Marked, ["risiko"] = body.Vurderinger?.Risiko,
            },
            skriving.Oppdrag(), ct);

    private static Avvisning Mangler(string felt) => Avvisning.Regelbrudd(felt, Feilkoder.Mangler, $"Feltet {felt} mangler.");
}

/// <summary>A finance report that was filed.</summary>
/// <param name="Versjon">What its figures are locked to; the newest version when it is left out.</param>
internal sealed record Finansrapportforesporsel(string? Rapportdato, string? Type, string? Sak, long? Versjon, Finansvurderinger? Vurderinger);

/// <summary>What is judged of the figures (finansforskriften § 8).</summary>
internal sealed record Finansvurderinger(string? Risiko, string? Marked, string? Avvik);
