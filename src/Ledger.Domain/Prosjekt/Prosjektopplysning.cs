using Ledger.Domain.Verdier;

namespace Ledger.Domain.Prosjekt;

/// <summary>A project of a municipality.</summary>
/// <param name="Kostnadsramme">The adopted frame in kroner, positive.</param>
public sealed record Prosjektopplysning(Prosjektkode Kode, string Navn, string? Fase, Beloep? Kostnadsramme);
