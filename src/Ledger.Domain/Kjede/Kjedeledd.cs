using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kjede;

/// <summary>The header of a journal entry: what binds its content to its place in a ledger's chain.</summary>
/// <param name="Sekvens">1, 2, 3 … without gaps per ledger.</param>
/// <param name="Versjon">The ledger's version that the entry came with.</param>
/// <param name="Aar">0 for entries that belong to no year.</param>
/// <param name="Nummer">Bilagsnummer or vedtaksnummer; 0 for other kinds.</param>
/// <param name="Tidspunkt">UTC, whole milliseconds.</param>
/// <param name="Bruker">Who wrote; the same for all entries of a write.</param>
public readonly record struct Kjedeledd(LedgerId Ledger, long Sekvens, long Versjon, int Aar, int Nummer, DateTimeOffset Tidspunkt, Verntekst Bruker)
{
    /// <summary>In the first entry of a write: the seal of the write before (<see cref="Skrivesegl"/>). Null in all others, and where that has none.</summary>
    public Kjedehash? Skriving { get; init; }
}
