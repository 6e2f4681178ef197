namespace Ledger.Application.Porter;

/// <summary>The keys that the sessions of readers are encrypted with, of the installation: the same for every instance, and after a restart.</summary>
public interface ISesjonsnoekler
{
    /// <summary>All of them, as they were written.</summary>
    Task<IReadOnlyList<string>> SesjonsnoeklerAsync(CancellationToken ct);

    /// <param name="navn">The key's unique name.</param>
    /// <param name="innhold">The key as XML, in the form that the framework's data protection writes and reads.</param>
    Task LagreSesjonsnoekkelAsync(string navn, string innhold, CancellationToken ct);
}
