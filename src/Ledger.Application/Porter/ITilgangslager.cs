using Ledger.Domain.Verdier;

namespace Ledger.Application.Porter;

/// <summary>The log of who asked for what. Not part of the chain: reading is no entry of the ledger.</summary>
public interface ITilgangslager
{
    /// <summary>Records an access. Not part of the chain: reading is no entry of the ledger.</summary>
    Task LoggTilgangAsync(Tilgangspost post, CancellationToken ct);

    /// <summary>Accesses to a municipality, newest first, before an id.</summary>
    Task<IReadOnlyList<Tilgangspost>> TilgangerAsync(LedgerId ledger, long foer, int antall, CancellationToken ct);
}

/// <summary>Who asked for what, when, from where, and what it was answered with.</summary>
/// <param name="Id">0 before it is stored.</param>
public sealed record Tilgangspost(long Id, DateTimeOffset Tidspunkt, LedgerId Ledger, string Bruker, string Adresse, string Metode, string Sti, int Status);
