using Ledger.Web.Deler;
using Ledger.Web.Soek;

namespace Ledger.Web.Intern;

/// <summary>What a source has beside the chapters of its year: it is printed after them, and is found with them.</summary>
public interface ISidetillegg
{
    Task<IReadOnlyList<Utskriftskapittel>> KapitlerAsync(Sidegrunnlag grunnlag, CancellationToken ct);

    Task<IReadOnlyList<Soekbar>> SoekbareAsync(Sidegrunnlag grunnlag, CancellationToken ct);
}
