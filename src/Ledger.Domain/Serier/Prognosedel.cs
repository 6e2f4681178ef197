using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>What a forecast says of some units by one of its parts, and what that is computed from. Kroner, ledger sign.</summary>
/// <param name="Rad">The row; null for the method of units without a part.</param>
/// <param name="Tall">Of a part that is computed; null for an amount that was given.</param>
/// <param name="Poster">The same by key: their sums are the part's amount and numbers.</param>
public sealed record Prognosedel(Serierad? Rad, Seriemetode Metode, Beloep Beloep, Prognosetall? Tall, IReadOnlyList<Prognosepost> Poster);

/// <summary>What a part says of a key, and what that is computed from. A key of the year before has only the numbers of that.</summary>
public sealed record Prognosepost(Dimensjon Dimensjon, Beloep Beloep, Prognosetall? Tall);

/// <summary>What a method looks at, over the keys of a part.</summary>
/// <param name="RegnskapHittil">A(p).</param>
/// <param name="Budsjett">B.</param>
/// <param name="BudsjettHittil">B(p).</param>
/// <param name="Fjoraaret">L, without marks of the closing; null where the method does not look at it.</param>
/// <param name="FjoraaretHittil">L(p).</param>
public sealed record Prognosetall(Beloep RegnskapHittil, Beloep Budsjett, Beloep BudsjettHittil, Beloep? Fjoraaret, Beloep? FjoraaretHittil)
{
    public static readonly Prognosetall Null = new(Beloep.Null, Beloep.Null, Beloep.Null, null, null);

    /// <summary>The sum of both. What neither looks at is not there.</summary>
    public static Prognosetall operator +(Prognosetall en, Prognosetall to) => new(
        en.RegnskapHittil + to.RegnskapHittil, en.Budsjett + to.Budsjett, en.BudsjettHittil + to.BudsjettHittil, Sum(en.Fjoraaret, to.Fjoraaret),
        Sum(en.FjoraaretHittil, to.FjoraaretHittil));

    public static Prognosetall operator -(Prognosetall tall) =>
        new(-tall.RegnskapHittil, -tall.Budsjett, -tall.BudsjettHittil, -tall.Fjoraaret, -tall.FjoraaretHittil);

    private static Beloep? Sum(Beloep? en, Beloep? to) => en is null ? to : to is null ? en : en + to;
}
