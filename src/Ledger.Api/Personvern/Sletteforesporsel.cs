using FluentValidation;
using Ledger.Api.Http.Validering;
using Ledger.Application.Personvern;
using Ledger.Domain.Kjede;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;

namespace Ledger.Api.Personvern;

/// <summary>
/// A text to erase: of a bilag, a budget decision or a note. Without linje it is the text of the bilag or decision itself, or all that was written in
/// the note for the year.
/// </summary>
/// <param name="Felt">tekst, motpart or dokument.</param>
/// <param name="Note">The note's id or name.</param>
internal sealed record Slettetekst(int? Aar, int? Bilagsnummer, int? Vedtaksnummer, int? Linje, string? Felt, string? Note = null);

/// <summary>What to erase and why. Motpart, bruker and person are whole names, and take all that has them.</summary>
internal sealed record Sletteforesporsel(string? Begrunnelse, IReadOnlyList<Slettetekst?>? Tekster = null, string? Motpart = null, string? Bruker = null,
    string? Person = null)
{
    public Sletteoensket Oenske() => new(
        Begrunnelse!,
        [
            .. (Tekster ?? []).Select(t => new Slettested(
                t!.Note is not null ? Journalslag.Notetekst : t.Bilagsnummer is null ? Journalslag.Vedtak : Journalslag.Bilag,
                Regnskapsaar.Fra(t.Aar!.Value), t.Bilagsnummer ?? t.Vedtaksnummer ?? 0, t.Linje, t.Felt!, t.Note)),
        ],
        string.IsNullOrEmpty(Motpart) ? null : Motpart,
        string.IsNullOrEmpty(Bruker) ? null : Bruker,
        string.IsNullOrEmpty(Person) ? null : Person);
}

internal sealed class Slettevalidering : AbstractValidator<Sletteforesporsel>
{
    private const int MestTekster = 1_000;
    private static readonly string[] Felter = [Tekststed.Tekst, Tekststed.Motpart, Tekststed.Dokument];

    public Slettevalidering()
    {
        RuleFor(s => s.Begrunnelse).Tekst(500);
        RuleFor(s => s.Tekster)
            .Must((s, t) => t is { Count: > 0 } || !new[] { s.Motpart, s.Bruker, s.Person }.All(string.IsNullOrEmpty))
            .WithErrorCode(Feilkoder.Mangler).WithMessage("Si hva som skal slettes: tekster, motpart, bruker eller person.");
        RuleFor(s => s.Tekster).Must(t => t is null || t.Count <= MestTekster).WithErrorCode(Feilkoder.ForMange)
            .WithMessage($"Det kan nevnes høyst {MestTekster} tekster om gangen.");
        RuleForEach(s => s.Tekster).Must(t => t is { Aar: { } aar } && aar is >= Regnskapsaar.Minste and <= Regnskapsaar.Stoerste
                && ErEttSted(t) && t.Linje is null or > 0)
            .WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage("En tekst har aar, og bilagsnummer, vedtaksnummer eller note; linje fra 1 når det er en rads tekst.");
        RuleForEach(s => s.Tekster).Must(t => t?.Note is null || t is { Linje: null, Felt: Tekststed.Tekst })
            .WithErrorCode(Feilkoder.UgyldigKombinasjon).WithMessage("En note har ett felt, tekst, og ingen linje.");
        RuleForEach(s => s.Tekster).Must(t => t?.Felt is { } felt && Felter.Contains(felt)).WithErrorCode(Feilkoder.UgyldigFormat)
            .WithMessage($"felt er {string.Join(", ", Felter)}.");
    }

    private static bool ErEttSted(Slettetekst t) =>
        (t.Bilagsnummer is > 0 ? 1 : 0) + (t.Vedtaksnummer is > 0 ? 1 : 0) + (string.IsNullOrEmpty(t.Note) ? 0 : 1) == 1
        && t.Bilagsnummer is null or > 0 && t.Vedtaksnummer is null or > 0;
}
