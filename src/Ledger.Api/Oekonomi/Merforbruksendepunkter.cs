using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Oekonomi;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Oekonomi;

/// <summary>The age of merforbruk, and decisions on its cover.</summary>
internal static class Merforbruksendepunkter
{
    public static void MapMerforbruk(this RouteGroupBuilder kommune)
    {
        kommune.MapPut("/merforbruk/lag", SettLagAsync).Validerer<List<Lagforesporsel>>().KreverScope(Scope.Admin)
            .WithName("settMerforbrukslag").WithTags("Årsavslutning").WithSummary("Hvilke år merforbruket i den første inngående balansen er fra.");
        kommune.MapPut("/merforbruk/vedtak", SettVedtakAsync).Validerer<List<Dekningsvedtakforesporsel>>().KreverScope(Scope.Admin)
            .WithName("settMerforbruksvedtak").WithTags("Årsavslutning")
            .WithSummary("Når kommunestyret har vedtatt at merforbruk senest skal være dekket (kommuneloven § 14-11).");
    }

    private static Task<Definisjonskvittering> SettLagAsync(
        string kommunenummer, [AsParameters] Skrivevalg skriving, List<Lagforesporsel> body, Merforbrukstjeneste tjeneste, CancellationToken ct) =>
        tjeneste.SettLagAsync(
            Parametertolk.Ledger(kommunenummer), [.. body.Select(l => new Lag(l.Oppstaatt!.Value, Beloep.FraKroner(l.Beloep.Kroner()!.Value)))],
            skriving.Oppdrag(), ct);

    private static Task<Definisjonskvittering> SettVedtakAsync(
        string kommunenummer, [AsParameters] Skrivevalg skriving, List<Dekningsvedtakforesporsel> body, Merforbrukstjeneste tjeneste, CancellationToken ct) =>
        tjeneste.SettVedtakAsync(
            Parametertolk.Ledger(kommunenummer),
            [.. body.Select(v => new Dekningsvedtak(v.Oppstaatt!.Value, v.Senest!.Value, v.GodkjentAv == Dekningsvedtakforesporsel.Departementet))],
            skriving.Oppdrag(), ct);
}

/// <summary>Merforbruk by the year that it arose in. Kroner, positive.</summary>
internal sealed record Lagforesporsel(int? Oppstaatt, Tall? Beloep);

/// <summary>The latest year of cover of the merforbruk of a year.</summary>
/// <param name="GodkjentAv">departementet for a year later than the fourth.</param>
internal sealed record Dekningsvedtakforesporsel(int? Oppstaatt, int? Senest, string? GodkjentAv = null)
{
    public const string Departementet = "departementet";
}

internal sealed class Lagvalidering : AbstractValidator<List<Lagforesporsel>>
{
    private const int Mest = 100;

    public Lagvalidering() => RuleFor(l => l).Must(l => l.Count <= Mest && l.All(r => r is { Oppstaatt: not null } && r.Beloep.Kroner() is not null))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hvert lag har oppstaatt og beloep.").OverridePropertyName("lag");
}

internal sealed class Dekningsvedtakvalidering : AbstractValidator<List<Dekningsvedtakforesporsel>>
{
    private const int Mest = 100;

    public Dekningsvedtakvalidering() => RuleFor(l => l)
        .Must(l => l.Count <= Mest && l.All(r => r is { Oppstaatt: not null, Senest: not null, GodkjentAv: null or Dekningsvedtakforesporsel.Departementet }))
        .WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Hvert vedtak har oppstaatt og senest, og kan ha godkjentAv departementet.")
        .OverridePropertyName("vedtak");
}
