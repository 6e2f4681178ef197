using Ledger.Domain.Verdier;

namespace Ledger.Domain;

/// <summary>A rule that findings come from: its code, its level unless a municipality raises it, what it hinders, and its source.</summary>
public sealed record Funnregel(string Kode, Funnivaa Nivaa, string? Hjemmel, params IReadOnlyList<Hindring> Hindrer)
{
    /// <summary>What it hinders, by the names in JSON.</summary>
    public IReadOnlyList<string> Hindringsnavn { get; } = [.. Hindrer.Select(h => h.Navn())];

    /// <summary>A finding of the rule.</summary>
    /// <param name="melding">A Norwegian sentence.</param>
    public Funn Funnet(string melding, Beloep? beloep = null, long? antall = null, string? verdi = null) =>
        new(Kode, Nivaa, Hindrer, beloep, antall, verdi, melding, Hjemmel);
}
