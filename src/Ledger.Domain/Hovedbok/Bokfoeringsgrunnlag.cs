using Ledger.Domain.Fond;
using Ledger.Domain.Kontoplaner;
using Ledger.Domain.Organisasjon;
using Ledger.Domain.Regnskapsenheter;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>What rows of a municipality's year are checked against.</summary>
/// <param name="Lukket">Closed periods with the time of closing.</param>
/// <param name="Kontoplan">The municipality's chart as it is now: nothing is refused by it, but what it does not know is told.</param>
public sealed record Bokfoeringsgrunnlag(
    LedgerId Ledger,
    Regnskapsaar Aar,
    Organisasjonsplan Organisasjon,
    IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond,
    IReadOnlySet<Prosjektkode> Prosjekter,
    IReadOnlyDictionary<Periode, DateTimeOffset> Lukket,
    Kommunekontoplan Kontoplan)
{
    /// <summary>A row of drift or investering without unit or function is booked as unspecified and told, instead of refused.</summary>
    public bool TarUspesifisert { get; init; }

    /// <summary>What is asked of approvals.</summary>
    public Attestasjonsregler Attestasjon { get; init; } = Attestasjonsregler.Ingen;

    /// <summary>The other units of the municipality that keep accounts, as rows with them say it.</summary>
    public IReadOnlySet<string> Motparter { get; init; } = System.Collections.Immutable.ImmutableHashSet<string>.Empty;

    /// <summary>Those of them that begin and end; the municipality itself does not.</summary>
    public IReadOnlyDictionary<string, Regnskapsenhet> Enheter { get; init; } =
        System.Collections.Immutable.ImmutableDictionary<string, Regnskapsenhet>.Empty;
}
