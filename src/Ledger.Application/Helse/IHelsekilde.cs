namespace Ledger.Application.Helse;

/// <summary>Something that may be wrong while the service goes on serving.</summary>
public interface IHelsekilde
{
    /// <summary>What an operator should know, a Norwegian sentence each, without values of any ledger.</summary>
    Task<IReadOnlyList<string>> MerknaderAsync(CancellationToken ct);
}
