using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Application;
using Ledger.Application.Finans;
using Ledger.Application.Grunndata;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using static Ledger.Api.Finans.Finansdefinisjonsendepunkter;

namespace Ledger.Api.Finans;

/// <summary>What explains differences of the reconciliation, and how breaches of limits were handled.</summary>
internal static class Merknadsendepunkter
{
    public static void MapMerknader(this RouteGroupBuilder finans)
    {
        finans.MapPost("/avstemming/merknader", MerknadAsync).KreverScope(Scope.Bokfor).Produces<Definisjonskvittering>()
            .WithName("registrerAvstemmingsmerknad").WithTags(Emne).WithSummary("Forklar en forskjell mellom finansregisteret og hovedboken.");
        finans.MapPost("/reglement/avvik", AvvikAsync).KreverScope(Scope.Bokfor).Produces<Definisjonskvittering>()
            .WithName("registrerAvvikshaandtering").WithTags(Emne).WithSummary("Registrer hvordan et brudd på finansreglementet ble håndtert.");
    }

    private static Task<Definisjonskvittering> MerknadAsync(
        string kommunenummer, Merknadsforesporsel body, [AsParameters] Skrivevalg skriving, Merknadstjeneste tjeneste, CancellationToken ct) =>
        tjeneste.RegistrerAsync(
            Parametertolk.Ledger(kommunenummer),
            new(Krev("linje", body.Linje), null, Dag("dato", body.Dato), null, Kroner(body.Beloep)) { Tekst = body.Forklaring }, "forklaring",
            skriving.Oppdrag(), ct);

    private static Task<Definisjonskvittering> AvvikAsync(
        string kommunenummer, Avviksforesporsel body, [AsParameters] Skrivevalg skriving, Merknadstjeneste tjeneste, CancellationToken ct) =>
        tjeneste.RegistrerAsync(
            Parametertolk.Ledger(kommunenummer),
            new(null, Krev("grense", body.Grense), Dag("fra", body.Fra), Parametertolk.Dato(body.Til, "til"), null) { Tekst = body.Haandtering },
            "haandtering", skriving.Oppdrag(), ct);

    private static string Krev(string felt, string? tekst) =>
        tekst is { Length: > 0 and <= 100 } ? tekst
        : throw Avvisning.Regelbrudd(felt, Feilkoder.Mangler, $"Feltet {felt} mangler, eller er lengre enn 100 tegn.");

    private static DateOnly Dag(string felt, string? tekst) =>
        Parametertolk.Dato(tekst, felt) ?? throw Avvisning.Regelbrudd(felt, Feilkoder.Mangler, $"Feltet {felt} mangler.");

    private static decimal Kroner(decimal? beloep) => beloep is { } b && Beloep.TryFraKroner(b, out _) ? b
        : throw Avvisning.Regelbrudd("beloep", Feilkoder.UgyldigBeloep, "beloep er forskjellen i kroner, med høyst to desimaler.");
}

/// <summary>What explains a difference.</summary>
internal sealed record Merknadsforesporsel(string? Linje, string? Dato, decimal? Beloep, string? Forklaring);

/// <summary>How a breach was handled.</summary>
internal sealed record Avviksforesporsel(string? Grense, string? Fra, string? Til, string? Haandtering);
