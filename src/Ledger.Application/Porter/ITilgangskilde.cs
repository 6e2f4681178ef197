using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>Who is asking just now. A write puts it in the log of access in its own transaction.</summary>
public interface ITilgangskilde
{
    /// <summary>The request that is being served; null when there is none (a command, or work that goes on after the answer).</summary>
    /// <remarks>The caller promises to store it: the request is then not logged a second time.</remarks>
    Tilgangspost? Ta(LedgerId ledger, DateTimeOffset tidspunkt);
}
