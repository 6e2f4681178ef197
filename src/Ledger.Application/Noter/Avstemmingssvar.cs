namespace Ledger.Application.Noter;

/// <summary>A source against the ledger. Kroner in ledger sign.</summary>
/// <param name="SumDifferanse">The differences without sign, added up: with sign they are always 0, since bilag balance.</param>
public sealed record Avstemmingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Kilde, long Versjon, string Kjedehode, IReadOnlyList<Avstemmingslinjesvar> Linjer,
    decimal SumDifferanse);

/// <summary>An account.</summary>
/// <param name="Kontoklasse">Null for an account of the municipality's own chart.</param>
/// <param name="Konto">The source's account; the art or the chapter when it wrote KOSTRA codes; of a register its chapters, or its fund.</param>
/// <param name="Kilde">What the source has said, and the ledger has booked because of it.</param>
/// <param name="Ledger">All that is booked on the account.</param>
/// <param name="Differanse">ledger less kilde.</param>
public sealed record Avstemmingslinjesvar(string? Kontoklasse, string Konto, string? Navn, decimal Kilde, decimal Ledger, decimal Differanse);
