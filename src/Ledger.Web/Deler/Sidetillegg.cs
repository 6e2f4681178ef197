using Ledger.Web.Html;
using Ledger.Web.Soek;

namespace Ledger.Web.Deler;

/// <summary>A chapter of the whole report on one page.</summary>
public sealed record Utskriftskapittel(Sidekapittel Kapittel, Innhold Innhold);

/// <summary>What a source has beside the chapters of its year: it is printed after them, and is found with them.</summary>
public interface ISidetillegg
{
    Task<IReadOnlyList<Utskriftskapittel>> KapitlerAsync(Sidegrunnlag grunnlag, CancellationToken ct);

    Task<IReadOnlyList<Soekbar>> SoekbareAsync(Sidegrunnlag grunnlag, CancellationToken ct);
}
