using FluentValidation;
using Ledger.Api.Http.Validering;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Bokfoering;

internal sealed class Godkjennervalidering : AbstractValidator<Godkjennerforesporsel>
{
    public Godkjennervalidering()
    {
        RuleFor(g => g.Person).Tekst(Tekstregler.Referanse)
            .Must(p => Tekstregler.HarRenekanter(p!)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage("Et navn begynner og slutter ikke med mellomrom.")
            .Must(p => !Tekstregler.HarUsynligeTegn(p!)).WithErrorCode(Feilkoder.UgyldigTegn).WithMessage(Tekstregler.UsynligMelding);
        RuleFor(g => g.Navn).ValgfriTekst(Tekstregler.Navn);
        RuleFor(g => g.Tidspunkt).AvForm(
            t => Tidsform.TryParse(t, out _), "Tidspunktet skrives etter RFC 3339, for eksempel 2026-03-15T10:30:00+01:00.");
    }
}

/// <summary>Those who approved a bilag, from a request that is valid.</summary>
internal static class Godkjennerne
{
    public static Godkjenning Les(Godkjennerforesporsel? attestertAv, Godkjennerforesporsel? anvistAv) => new(Les(attestertAv), Les(anvistAv));

    private static Godkjenner? Les(Godkjennerforesporsel? g) => g is not null && Tidsform.TryParse(g.Tidspunkt, out var tid)
        ? new(g.Person!, string.IsNullOrEmpty(g.Navn) ? null : g.Navn, tid) : null;
}
