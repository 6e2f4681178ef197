using Ledger.Application.Lesing;
using Ledger.Application.Rettigheter;

namespace Ledger.Application.Rapportering;

/// <summary>A report of one forecast: the one that is named, else the newest of the year.</summary>
public abstract class Prognoserapport<TSvar> : Aarsrapport<TSvar>
    where TSvar : class
{
    public sealed override bool ErPerEnhet => true;

    public sealed override IReadOnlyList<string> Scopes { get; } = [Scope.Les, Scope.Revisjon, Scope.Budsjett, Scope.Rapporter];

    public sealed override IReadOnlyList<Rapportparameter> Parametre { get; } =
    [
        Rapportparametre.Prognose, Rapportparametre.Nivaa, Rapportparametre.Versjon, Rapportparametre.PerTidspunkt, Rapportparametre.Tilstand,
        Rapportparametre.Enhet, Rapportparametre.Forklar,
    ];

    public sealed override Task<Rapportgrunnlag> UtvidAsync(
        Rapportgrunnlag grunnlag, Rapportspoersmaal spoersmaal, Rapportkilde kilde, CancellationToken ct) =>
        Prognosevalg.UtvidAsync(grunnlag, spoersmaal["prognose"], spoersmaal.SkalForklare(), kilde, ct);
}
