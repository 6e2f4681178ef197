using Ledger.Domain.Verdier;

namespace Ledger.Domain.Kildeavslutning;

/// <summary>A part of a disposition that a source has booked, and which part of a closing it is. Kroner, ledger sign.</summary>
public sealed record Merketdel(Kontoklasse Kontoklasse, Art Art, Fondskode Fond, Beloep Beloep, Avslutningsmerke Merke)
{
    internal (Kontoklasse, Art, Fondskode) Disposisjon => (Kontoklasse, Art, Fond);
}
