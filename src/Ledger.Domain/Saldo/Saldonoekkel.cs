using System.Diagnostics.CodeAnalysis;
using Ledger.Domain.Hovedbok;

namespace Ledger.Domain.Saldo;

/// <summary>A key of a cube, with what is known of where its postings begin.</summary>
public readonly record struct Saldonoekkel
{
    private readonly Dimensjon _dimensjon;

    public Saldonoekkel(in Dimensjon dimensjon, int id, Posisjon foerste = default, Posisjon neste = default) =>
        (_dimensjon, Id, Foerste, Neste) = (dimensjon, id, foerste, neste);

    /// <summary>What the key stands for.</summary>
    [UnscopedRef]
    public ref readonly Dimensjon Dimensjon => ref _dimensjon;

    /// <summary>What the store calls the key; 0 when it has no name for it.</summary>
    public int Id { get; }

    /// <summary>
    /// The position of the key's first posting; the default when it is not known, as for a key that came after the cube was loaded. What was
    /// first stays first, so it holds for every cube that this one is brought forward to.
    /// </summary>
    public Posisjon Foerste { get; }

    /// <summary>Between the first posting and this position the key has none. Where it had but one, this is the end of the chain that the cube was loaded from.</summary>
    public Posisjon Neste { get; }

    /// <summary>Where the key's cells begin in its block.</summary>
    internal int Start { get; init; }
}
