using Ledger.Domain.Verdier;

namespace Ledger.Domain.Organisasjon;

/// <summary>A unit of a year's organisation.</summary>
/// <param name="Overordnet">The unit above, or empty for a top unit.</param>
public sealed record Enhet(Ansvar Kode, string Navn, Nivaa Nivaa, Ansvar Overordnet);
