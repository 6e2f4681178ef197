using FluentValidation;
using Ledger.Api.Http.Validering;

namespace Ledger.Api.Perioder;

/// <summary>The wanted state of a period.</summary>
internal sealed record Periodeforesporsel(string? Status)
{
    public bool ErLukket() => Status == Periodevalidering.Lukket;
}

internal sealed class Periodevalidering : AbstractValidator<Periodeforesporsel>
{
    public const string Aapen = "aapen";
    public const string Lukket = "lukket";

    public Periodevalidering() => RuleFor(p => p.Status).AvForm(t => t is Aapen or Lukket, "Status er aapen eller lukket.");
}
