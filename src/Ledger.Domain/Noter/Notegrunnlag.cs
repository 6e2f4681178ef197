using Ledger.Domain.Finans.Register;
using Ledger.Domain.Fond;
using Ledger.Domain.Oekonomikontroll;
using Ledger.Domain.Opplysninger;
using Ledger.Domain.Saldo;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>What the notes of a year are computed from.</summary>
/// <param name="Inndata">What is told beside the ledger; null when that is not known.</param>
public sealed record Notegrunnlag(Saldokube Kube, IReadOnlyDictionary<Fondskode, Fondsopplysning> Fond, Kontrollinndata? Inndata)
{
    public int Aar => Kube.Aar.Aar;

    public Registertilstand Registre { get; init; } = Registertilstand.Tom;

    /// <summary>The accounts of the years before, as far as the ledger has them.</summary>
    public IReadOnlyList<Saldokube> TidligereAar { get; init; } = [];

    /// <summary>The year's accounts, and those of the years before it.</summary>
    public IReadOnlyList<Saldokube> Boeker => [Kube, .. TidligereAar.Where(k => k.Aar.Aar < Aar)];

    /// <summary>Null when the ledger keeps no finance register.</summary>
    public Finansregister? Finans { get; init; }

    /// <summary>Merforbruk by the year that it arose in; null when the balance has none.</summary>
    public Lagrekke? Merforbruk { get; init; }
}
