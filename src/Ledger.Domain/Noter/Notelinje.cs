using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>A line of a note. Kroner: what the municipality has more of is positive.</summary>
/// <param name="Post">Stable, for whoever reads the answer.</param>
public sealed record Notelinje(string Post, string Tekst, Beloep Beloep);
