using Ledger.Domain.Budsjett;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Lesing;

/// <summary>What the development of debt looks at beyond the year itself.</summary>
/// <param name="Plan">The code of the plan; null without one.</param>
/// <param name="Balanseaar">The year of the balance that it begins with; null without one.</param>
/// <param name="Laan">The loans of that balance, positive.</param>
/// <param name="Foer">The years between that balance and the plan.</param>
/// <param name="Finansregister">What the finance register says is owed when the plan begins; null when it has no loans.</param>
public sealed record Gjeldstillegg(
    string? Plan, int? Balanseaar, Beloep Laan, IReadOnlyList<Gjeldsaar> Foer, IReadOnlyList<Gjeldsaar> Planen, decimal? Finansregister);
