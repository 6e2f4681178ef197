using FluentValidation;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Api.Http.Skriving;
using Ledger.Api.Http.Validering;
using Ledger.Application;
using Ledger.Application.Grunndata;
using Ledger.Application.Noter;
using Ledger.Application.Rettigheter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Aarsavslutning;

/// <summary>What the municipality writes in its notes; the notes themselves are reports.</summary>
internal static class Noteendepunkter
{
    public static void MapNotetekst(this RouteGroupBuilder aaret) =>
        aaret.MapPut("/noter/{note}/tekst", SettAsync).Validerer<Notetekstforesporsel>().KreverScope(Scope.Admin)
            .WithName("settNotetekst").WithTags("Årsavslutning").WithSummary("Kommunens tekst i en note; en tom tekst tar den bort.");

    private static Task<Definisjonskvittering> SettAsync(
        string kommunenummer, string aar, string note, [AsParameters] Skrivevalg skriving, Notetekstforesporsel body, Noteteksttjeneste tjeneste,
        CancellationToken ct) =>
        tjeneste.SettAsync(Parametertolk.Ledger(kommunenummer), Parametertolk.Aar(aar), note, body.Tekst!, skriving.Oppdrag(), ct);
}

/// <summary>A note's text. Lines may be broken; it is published with the accounts.</summary>
internal sealed record Notetekstforesporsel(string? Tekst);

internal sealed class Notetekstvalidering : AbstractValidator<Notetekstforesporsel>
{
    private const int Lengst = 20_000;

    public Notetekstvalidering() => RuleFor(t => t.Tekst).Cascade(CascadeMode.Stop)
        .NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.")
        .MaximumLength(Lengst).WithErrorCode(Feilkoder.ForLang).WithMessage($"Feltet er lengre enn {Lengst} tegn.")
        .Must(t => t!.Split('\n').All(linje => Tekstregler.HarGyldigeTegn(linje))).WithErrorCode(Feilkoder.UgyldigTegn)
        .WithMessage("Feltet har et kontrolltegn eller et halvt tegn.");
}
