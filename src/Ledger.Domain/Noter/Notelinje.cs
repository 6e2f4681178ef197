using Ledger.Domain.Oppstillinger;
using Ledger.Domain.Verdier;

namespace Ledger.Domain.Noter;

/// <summary>A line of a note. Kroner: what the municipality has more of is positive.</summary>
/// <param name="Post">Stable, for whoever reads the answer.</param>
public sealed record Notelinje(string Post, string Tekst, Beloep Beloep)
{
    /// <summary>The accounts that it sums; empty for a line that is computed of others, or that is told.</summary>
    public IReadOnlyList<Kontoutvalg> Utvalg { get; init; } = [];

    /// <summary>How it is found, in words and posts; null for the plain sum of its accounts.</summary>
    public string? Formel { get; init; }

    internal Notelinje Av(params Kontoutvalg[] utvalg) => this with { Utvalg = utvalg };

    internal Notelinje Som(string formel, params Kontoutvalg[] utvalg) => this with { Utvalg = utvalg, Formel = formel };
}
