using Ledger.Domain.Verdier;

namespace Ledger.Domain.Prosjekt;

/// <summary>A project of a municipality.</summary>
/// <param name="Kostnadsramme">The adopted frame in kroner, positive.</param>
public sealed record Prosjektopplysning(Prosjektkode Kode, string Navn, string? Fase, Beloep? Kostnadsramme)
{
    /// <summary>The last day that the project is in use; null when nobody says.</summary>
    public DateOnly? GyldigTil { get; init; }
}
