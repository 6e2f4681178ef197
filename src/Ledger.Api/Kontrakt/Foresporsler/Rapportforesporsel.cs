using FluentValidation;
using Ledger.Api.Endepunkter;
using Ledger.Api.Rapporter;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Api.Kontrakt.Foresporsler;

/// <summary>The reports of a page, to be answered at one version.</summary>
/// <param name="Versjon">A version, or with perTidspunkt a time; with neither, the newest.</param>
internal sealed record Rapportforesporsel(IReadOnlyList<Rapportbestilling>? Rapporter, Tall? Versjon = null, string? PerTidspunkt = null);

/// <summary>A report: the parameters that its own address has.</summary>
/// <param name="Id">What the caller calls it; its place in the list when left out.</param>
/// <param name="Oppstilling">Of rapport oppstilling, the statement's id.</param>
internal sealed record Rapportbestilling(
    string? Rapport,
    Tall? Aar,
    string? Id = null,
    string? Oppstilling = null,
    string? Nivaa = null,
    string? Overordnet = null,
    Tall? TilPeriode = null,
    string? Enhet = null,
    string? Fortegn = null,
    bool? Forklar = null,
    string? Ansvar = null,
    string? Funksjon = null,
    string? Prosjekt = null,
    string? Art = null,
    string? GrupperPaa = null)
{
    public Rapportspoersmaal Spoersmaal() => new(
        Rapport!,
        new Rapportsporring { TilPeriode = TilPeriode?.Tekst, Enhet = Enhet, Fortegn = Fortegn, Forklar = Forklar switch { null => null, true => "true", false => "false" } },
        new Rapportutvalg { Ansvar = Ansvar, Funksjon = Funksjon, Prosjekt = Prosjekt, Art = Art, GrupperPaa = GrupperPaa },
        Oppstilling, Nivaa, Overordnet);
}

internal sealed class Rapportforesporselsvalidator : AbstractValidator<Rapportforesporsel>
{
    private const int MestRapporter = 50;
    private const int LengsteId = 100;

    public Rapportforesporselsvalidator()
    {
        RuleFor(r => r.Rapporter)
            .Cascade(CascadeMode.Stop)
            .NotEmpty().WithErrorCode(Feilkoder.Mangler).WithMessage("Listen over rapporter mangler.")
            .Must(r => r!.Count <= MestRapporter && r.All(b => b is not null)).WithErrorCode(Feilkoder.UgyldigFormat).WithMessage($"Høyst {MestRapporter} rapporter, ingen av dem null.");
        RuleForEach(r => r.Rapporter).ChildRules(b =>
        {
            b.RuleFor(r => r.Rapport).AvForm(r => Rapportberegning.Navn.Contains(r), $"rapport er en av {string.Join(", ", Rapportberegning.Navn)}.");
            b.RuleFor(r => r.Aar).NotNull().WithErrorCode(Feilkoder.Mangler).WithMessage("Feltet mangler.");
            b.RuleFor(r => r.Id).ValgfriTekst(LengsteId);
        }).When(r => r.Rapporter is not null && r.Rapporter.All(b => b is not null));
    }
}
