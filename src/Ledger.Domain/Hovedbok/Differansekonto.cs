using Ledger.Domain.Verdier;

namespace Ledger.Domain.Hovedbok;

/// <summary>Where a small imbalance of the source is put, so that the rest can be booked.</summary>
/// <param name="Noekkel">The key that takes the difference.</param>
/// <param name="Grense">The largest difference of a period, or of a bilag, that is put there, in kroner without sign.</param>
public sealed record Differansekonto(Dimensjon Noekkel, Beloep Grense);
