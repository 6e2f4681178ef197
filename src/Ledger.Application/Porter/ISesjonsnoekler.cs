namespace Ledger.Application.Porter;

/// <summary>The keys that the sessions of readers are encrypted with, of the installation: the same for every instance, and after a restart.</summary>
public interface ISesjonsnoekler
{
    /// <summary>All of them, as they were written.</summary>
    Task<IReadOnlyList<string>> SesjonsnoeklerAsync(CancellationToken ct);

    /// <param name="navn">Unique; what says which it is.</param>
    /// <param name="innhold">The key, as who reads sessions writes it.</param>
    Task LagreSesjonsnoekkelAsync(string navn, string innhold, CancellationToken ct);
}
