using Ledger.Domain.Lagring;

namespace Ledger.Application.Grunndata.Definisjoner;

/// <summary>The journal's form of a profile that budget lines are spread by.</summary>
internal static class Periodiseringsform
{
    /// <summary>Weights without trailing zeros, so that the same profile is the same text.</summary>
    public static string Skriv(string navn, IEnumerable<decimal> vekter) =>
        Lagretform.Skriv(new Lagretprofil(navn, [.. vekter.Select(v => v / 1.0000000000000000000000000000m)]));

    public static (string Navn, IReadOnlyList<decimal> Vekter) Les(string json) =>
        Lagretform.Les<Lagretprofil>(json) is var (navn, vekter) ? (navn, vekter) : default;

    private sealed record Lagretprofil(string Navn, IReadOnlyList<decimal> Vekter);
}
