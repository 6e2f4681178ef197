using System.Text.Json.Serialization;

namespace Ledger.Application.Finans;

/// <summary>A report that was filed with the council (kommuneloven § 14-13): locked to a version.</summary>
/// <param name="Laast">The version that its figures are of.</param>
public sealed record Lagretfinansrapport(DateOnly Rapportdato, string Type, string? Sak, long Laast)
{
    public const string Aarsrapport = "aar";

    /// <summary>How many are owed of a year: two in its course, and one after its end (kommuneloven § 14-13).</summary>
    public const int KravAvAaret = 3;

    public static readonly IReadOnlyList<string> Typer = ["tertial1", "tertial2", Aarsrapport, "annet"];

    /// <summary>Its place in the chain.</summary>
    [JsonIgnore]
    public long Nummer { get; init; }

    /// <summary>The version that it was filed in.</summary>
    [JsonIgnore]
    public long Innlevert { get; init; }

    /// <summary>Free texts: protected texts of the entry, by name, and no part of what is hashed in the clear.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string?> Tekster { get; init; } = new Dictionary<string, string?>();

    public string Kode => FormattableString.Invariant($"finansrapport/{Rapportdato:yyyy-MM-dd}/{Type}");

    /// <summary>How many of those that are owed of a year are filed: at most two in its course, and the one of the whole year.</summary>
    public static int LevertAv(IEnumerable<Lagretfinansrapport> rapporter, int aar)
    {
        var avAaret = rapporter.Where(r => r.Rapportdato.Year == aar).ToList();
        return Math.Min(KravAvAaret - 1, avAaret.Count(r => r.Type != Aarsrapport)) + (avAaret.Exists(r => r.Type == Aarsrapport) ? 1 : 0);
    }
}
