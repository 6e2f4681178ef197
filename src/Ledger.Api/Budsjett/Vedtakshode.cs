using FluentValidation;
using Ledger.Api.Http.Validering;
using Ledger.Application.Budsjett;
using Ledger.Domain.Budsjett;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Budsjett;

/// <summary>What is of a budget decision as a whole, wherever it is said.</summary>
internal interface IVedtakshode
{
    string? Vedtaksreferanse { get; }

    string? Vedtaksdato { get; }

    string? Organ { get; }

    string? Type { get; }

    string? Tekst { get; }

    string? Erstatter { get; }

    string? Begrunnelse { get; }

    string? Av { get; }

    bool? Fullstendig { get; }

    string? Laanopptak { get; }
}

/// <summary>The head of a decision of a file: from its lines, or said beside it.</summary>
internal sealed record Vedtakshode(
    string? Vedtaksreferanse, string? Vedtaksdato, string? Organ, string? Type, string? Tekst, string? Erstatter, string? Begrunnelse,
    string? Av, bool? Fullstendig, string? Laanopptak) : IVedtakshode;

internal sealed class Vedtakshodevalidering : AbstractValidator<Vedtakshode>
{
    public Vedtakshodevalidering() => this.KrevHode();
}

/// <summary>What is required of the head of a decision, and the draft that it becomes.</summary>
internal static class Vedtakshoder
{
    public static void KrevHode<T>(this AbstractValidator<T> hode)
        where T : class, IVedtakshode
    {
        hode.RuleFor(v => v.Vedtaksreferanse).Tekst(Tekstregler.Referanse)
            .Must(r => Tekstregler.HarRenekanter(r!)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage(Tekstregler.KanterMelding);
        hode.RuleFor(v => v.Vedtaksdato).AvForm(Datoform.ErDato, "Vedtaksdato skrives ÅÅÅÅ-MM-DD.");
        hode.RuleFor(v => v.Organ).Tekst(Tekstregler.Navn);
        hode.RuleFor(v => v.Type).AvForm(t => Vedtakstyper.Sendte.Contains(t), $"Type er {string.Join(", ", Vedtakstyper.Sendte)}.");
        hode.RuleFor(v => v.Tekst).ValgfriTekst(Tekstregler.Tekst);
        hode.RuleFor(v => v.Erstatter).ValgfriTekst(Tekstregler.Referanse);
        hode.RuleFor(v => v.Begrunnelse).ValgfriTekst(Tekstregler.Tekst);
        hode.RuleFor(v => v.Av).ValgfriTekst(Tekstregler.Referanse);
        hode.RuleFor(v => v.Laanopptak).Must(l => string.IsNullOrEmpty(l) || (Beloep.TryParse(l, out var beloep) && beloep.SumOere >= 0))
            .WithErrorCode(Feilkoder.UgyldigBeloep).WithMessage("laanopptak er kroner, 0 eller mer, med høyst to desimaler.");
    }

    /// <summary>The decision with its lines; the head is valid.</summary>
    public static Vedtaksutkast Utkast(this IVedtakshode hode, IReadOnlyList<Budsjettlinjeutkast> linjer) => new(
        hode.Vedtaksreferanse!,
        Datoform.Les(hode.Vedtaksdato!),
        hode.Organ!,
        Vedtakstyper.TryParse(hode.Type, out var type) ? type : throw new InvalidOperationException("Validated before."),
        string.IsNullOrEmpty(hode.Tekst) ? null : hode.Tekst,
        linjer)
    {
        Erstatter = string.IsNullOrEmpty(hode.Erstatter) ? null : hode.Erstatter,
        Begrunnelse = string.IsNullOrEmpty(hode.Begrunnelse) ? null : hode.Begrunnelse,
        Av = string.IsNullOrEmpty(hode.Av) ? null : hode.Av,
        Fullstendig = hode.Fullstendig == true,
        Laanopptak = Beloep.TryParse(hode.Laanopptak ?? "", out var laan) ? laan : null,
    };
}
