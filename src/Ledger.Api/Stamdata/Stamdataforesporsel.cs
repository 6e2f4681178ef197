using FluentValidation;
using Ledger.Application.Stamdata;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;

namespace Ledger.Api.Stamdata;

/// <summary>Master data from a source: what is sent is added or changed, and nothing is deleted.</summary>
internal sealed record Stamdataforesporsel(
    IReadOnlyList<Nivaautkast>? Nivaaer = null,
    IReadOnlyList<Enhetsutkast>? Enheter = null,
    IReadOnlyList<Prosjektutkast>? Prosjekter = null,
    IReadOnlyList<Fondsutkast>? Fond = null,
    IReadOnlyList<Funksjonsutkast>? Funksjoner = null)
{
    public Stamdatautkast Utkast() => new(Nivaaer ?? [], Enheter ?? [], Prosjekter ?? [], Fond ?? [], Funksjoner ?? []);
}

internal sealed class Stamdatavalidering : AbstractValidator<Stamdataforesporsel>
{
    private const int Mest = 20_000;

    public Stamdatavalidering()
    {
        RuleFor(s => s.Nivaaer).Must(Gyldig).WithErrorCode(Feilkoder.ForMange).WithMessage(Melding);
        RuleFor(s => s.Enheter).Must(Gyldig).WithErrorCode(Feilkoder.ForMange).WithMessage(Melding);
        RuleFor(s => s.Prosjekter).Must(Gyldig).WithErrorCode(Feilkoder.ForMange).WithMessage(Melding);
        RuleFor(s => s.Fond).Must(Gyldig).WithErrorCode(Feilkoder.ForMange).WithMessage(Melding);
        RuleFor(s => s.Funksjoner).Must(Gyldig).WithErrorCode(Feilkoder.ForMange).WithMessage(Melding);
    }

    private static string Melding => $"Listen har høyst {Mest} elementer, og ingen av dem er null.";

    private static bool Gyldig<T>(IReadOnlyList<T>? liste)
        where T : class => liste is null || (liste.Count <= Mest && liste.All(e => e is not null));
}
