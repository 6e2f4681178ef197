namespace Ledger.Domain.Oekonomikontroll;

/// <summary>When a merforbruk must be covered (kommuneloven § 14-11).</summary>
/// <param name="Budsjettaar">The year after: the main rule.</param>
/// <param name="Senest">The second year after, or up to the fourth when the council has decided so in a special case.</param>
public sealed record Dekningsfrist(int Oppstaatt, int Budsjettaar, int Senest);
