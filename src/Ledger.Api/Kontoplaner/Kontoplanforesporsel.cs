using FluentValidation;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Validering;

namespace Ledger.Api.Kontoplaner;

/// <summary>A municipality's chart of a year. What is left out is empty: the chart is replaced.</summary>
internal sealed record Kontoplanforesporsel(
    IReadOnlyList<Kontoutkast>? Konti = null,
    IReadOnlyList<Moensterutkast>? Moenstre = null,
    IReadOnlyList<Funksjonsutkast>? Funksjoner = null,
    IReadOnlyList<Funksjonsmoensterutkast>? Funksjonsmoenstre = null)
{
    public Kontoplanutkast Utkast() => new(Konti ?? [], Moenstre ?? [], Funksjoner ?? [], Funksjonsmoenstre ?? []);
}

internal sealed class Kontoplanvalidering : AbstractValidator<Kontoplanforesporsel>
{
    private const string Melding = "Et element er null.";

    public Kontoplanvalidering()
    {
        RuleForEach(k => k.Konti).Must(e => e is not null).WithErrorCode(Feilkoder.Mangler).WithMessage(Melding);
        RuleForEach(k => k.Moenstre).Must(e => e is not null).WithErrorCode(Feilkoder.Mangler).WithMessage(Melding);
        RuleForEach(k => k.Funksjoner).Must(e => e is not null).WithErrorCode(Feilkoder.Mangler).WithMessage(Melding);
        RuleForEach(k => k.Funksjonsmoenstre).Must(e => e is not null).WithErrorCode(Feilkoder.Mangler).WithMessage(Melding);
    }
}
