using Ledger.Domain.Oppstillinger;

namespace Ledger.Domain.Kvalitet;

/// <summary>A finding that is computed from saldo, so that it vanishes when the source reposts.</summary>
/// <param name="Postfilter">
/// The keys behind it. Their postings are those that it counts, and sum to its amount; of a fund's balance only those after the opening balance do.
/// </param>
public sealed record Saldofunn(Funn Funn, Postfilter Postfilter);
