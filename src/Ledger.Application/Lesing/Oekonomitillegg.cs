using Ledger.Domain.Oekonomikontroll;

namespace Ledger.Application.Lesing;

/// <summary>What the economic control looks at beyond the year itself.</summary>
/// <param name="Merforbruk">What each year did to merforbruk, in order.</param>
/// <param name="Udekket">The same of udekket beløp.</param>
/// <param name="BudsjettVedtatt">When the last of the original decisions was made; null without any.</param>
/// <param name="PerDato">The day that deadlines are judged on.</param>
public sealed record Oekonomitillegg(IReadOnlyList<Lagsaar> Merforbruk, IReadOnlyList<Lagsaar> Udekket, DateOnly? BudsjettVedtatt, DateOnly PerDato)
{
    /// <summary>The adopted økonomiplan that the year is judged by; null without one.</summary>
    public Vedtattplan? Plan { get; init; }

    /// <summary>
    /// What the council decided on the cover of merforbruk when it adopted the accounts, where that is later than the main rule.
    /// </summary>
    public IReadOnlyList<Dekningsvedtak> Dekning { get; init; } = [];
}
