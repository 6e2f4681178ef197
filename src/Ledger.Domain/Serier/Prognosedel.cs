using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>What a forecast says of some units by one of its parts, and what that is computed from. Kroner, ledger sign.</summary>
/// <param name="Rad">The row; null for the method of units without a part.</param>
/// <param name="Tall">Of a part that is computed; null for an amount that was given.</param>
public sealed record Prognosedel(Serierad? Rad, Seriemetode Metode, Beloep Beloep, Prognosetall? Tall);

/// <summary>What a method looks at, over the keys of a part.</summary>
/// <param name="RegnskapHittil">A(p).</param>
/// <param name="Budsjett">B.</param>
/// <param name="BudsjettHittil">B(p).</param>
/// <param name="Fjoraaret">L, without marks of the closing; null where the method does not look at it.</param>
/// <param name="FjoraaretHittil">L(p).</param>
public sealed record Prognosetall(Beloep RegnskapHittil, Beloep Budsjett, Beloep BudsjettHittil, Beloep? Fjoraaret, Beloep? FjoraaretHittil);
