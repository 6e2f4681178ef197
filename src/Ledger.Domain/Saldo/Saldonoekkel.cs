using System.Diagnostics.CodeAnalysis;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>A key of a cube.</summary>
internal readonly record struct Saldonoekkel
{
    private readonly Dimensjon _dimensjon;

    public Saldonoekkel(in Dimensjon dimensjon, int id) => (_dimensjon, Id) = (dimensjon, id);

    /// <summary>What the key stands for.</summary>
    [UnscopedRef]
    public ref readonly Dimensjon Dimensjon => ref _dimensjon;

    /// <summary>The store's id of the key; 0 when it has none.</summary>
    public int Id { get; }

    /// <summary>Where the key's cells begin in its block.</summary>
    public int Start { get; init; }
}
