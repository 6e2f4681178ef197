using Ledger.Application.Porter;

namespace Ledger.Storage.Felles;

/// <summary>A fault of the database that the store finds before the engine does.</summary>
/// <param name="feil">What it means to a caller.</param>
public sealed class LagerException(Lagerfeil feil, string melding) : Exception(melding)
{
    public Lagerfeil Feil { get; } = feil;
}
