using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>Begins writes of a ledger.</summary>
public interface IHovedbokskriver
{
    /// <summary>Waits for the municipality's write lock and begins a transaction.</summary>
    /// <param name="samles">The write is small and defines nothing, so that it may share its commit with others where that is faster.</param>
    Task<ISkriveoekt> BegynnSkrivAsync(LedgerId ledger, bool samles, CancellationToken ct);
}
