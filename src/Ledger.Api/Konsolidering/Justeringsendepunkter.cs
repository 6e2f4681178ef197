using FluentValidation;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Konsolidering;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Validering;

namespace Ledger.Api.Konsolidering;

/// <summary>What is added to the consolidated accounts beside the units' own.</summary>
internal static class Justeringsendepunkter
{
    public static void MapJusteringer(this RouteGroupBuilder kommune) =>
        kommune.MapPost("/konsolidert/regnskap/{aar}/justeringer", SettAsync).Validerer<Justeringsforesporsel>().KreverScope(Scope.Admin)
            .WithName("settJustering").WithTags("Konsolidert regnskap")
            .WithSummary("Legg til i det konsoliderte regnskapet, med begrunnelse. Den samme referansen igjen trer i stedet; uten linjer tas den bort.");

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string aar, [AsParameters] Skrivevalg skriving, Justeringsforesporsel body, Justeringstjeneste tjeneste,
        CancellationToken ct) =>
        tjeneste.SettAsync(
            Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), body.Referanse!, body.Begrunnelse!, body.Dokument!,
            [.. (body.Linjer ?? []).Select(l => new Justeringslinje(l?.Kontoklasse ?? "", l?.Art ?? "", l?.Kapittel ?? "", l?.Beloep?.Tekst ?? ""))],
            skriving.Oppdrag(), ct);
}

/// <summary>What is to be added. Each kontoklasse sums to 0.</summary>
internal sealed record Justeringsforesporsel(
    string? Referanse, string? Begrunnelse, string? Dokument, IReadOnlyList<Justeringslinjeforesporsel?>? Linjer = null);

/// <summary>An amount on an art of drift or investering, or on a chapter of the balance. Ledger sign.</summary>
internal sealed record Justeringslinjeforesporsel(string? Kontoklasse, Tall? Beloep, string? Art = null, string? Kapittel = null);

internal sealed class Justeringsvalidering : AbstractValidator<Justeringsforesporsel>
{
    private const int MestLinjer = 1_000;

    public Justeringsvalidering()
    {
        RuleFor(j => j.Referanse).Tekst(60);
        RuleFor(j => j.Begrunnelse).Tekst(500);
        RuleFor(j => j.Dokument).Tekst(200);
        RuleFor(j => j.Linjer).Must(l => l is null || l.Count <= MestLinjer).WithErrorCode(Feilkoder.ForMange)
            .WithMessage($"En justering har høyst {MestLinjer} linjer.");
    }
}
