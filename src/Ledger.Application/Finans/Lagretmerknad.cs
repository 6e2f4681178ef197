namespace Ledger.Application.Finans;

/// <summary>What explains a difference of the reconciliation, or how a breach of a limit is handled; kept as it was sent.</summary>
/// <param name="Linje">The line of the reconciliation; null of a breach.</param>
/// <param name="Grense">The limit; null of a difference.</param>
/// <param name="Beloep">The difference that is explained, in kroner.</param>
public sealed record Lagretmerknad(string? Linje, string? Grense, DateOnly Dato, DateOnly? Til, decimal? Beloep)
{
    public const string Tekstnavn = "tekst";

    /// <summary>Free text: it is a protected text of the entry and no part of what is hashed in the clear.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Tekst { get; init; }

    public string Kode => Linje is not null ? FormattableString.Invariant($"avstemming/{Linje}/{Dato:yyyy-MM-dd}")
        : FormattableString.Invariant($"avvik/{Grense}/{Dato:yyyy-MM-dd}");
}
