using System.Text.Json.Serialization;

namespace Ledger.Application.Finans;

/// <summary>A report that was filed with the council (kommuneloven § 14-13): locked to a version.</summary>
/// <param name="Laast">The version that its figures are of.</param>
/// <param name="Loepenummer">Tells apart reports of the same day that are of no fixed type; null for the first of them.</param>
public sealed record Lagretfinansrapport(DateOnly Rapportdato, string Type, string? Sak, long Laast, int? Loepenummer = null)
{
    public const string Aarsrapport = "aar";

    /// <summary>Of no fixed kind: a day may have several.</summary>
    public const string Annet = "annet";

    /// <summary>How many are owed of a year: two in its course, and one after its end (kommuneloven § 14-13).</summary>
    public const int KravAvAaret = 3;

    public static readonly IReadOnlyList<string> Typer = ["tertial1", "tertial2", Aarsrapport, Annet];

    /// <summary>Its place in the chain.</summary>
    [JsonIgnore]
    public long Nummer { get; init; }

    /// <summary>The version that it was filed in.</summary>
    [JsonIgnore]
    public long Innlevert { get; init; }

    /// <summary>Free texts: protected texts of the entry, by name, and no part of what is hashed in the clear.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string?> Tekster { get; init; } = new Dictionary<string, string?>();

    public string Kode => FormattableString.Invariant($"finansrapport/{Rapportdato:yyyy-MM-dd}/{Type}")
        + (Loepenummer is { } n ? FormattableString.Invariant($"/{n}") : "");

    /// <summary>
    /// The one among those of its day and kind that a filing is the same as or takes the place of. A kind has one a day; one of no fixed kind is known
    /// by its case, and without a case by all that it says.
    /// </summary>
    public static Lagretfinansrapport? Finn(
        IReadOnlyList<Lagretfinansrapport> dagens, string type, string? sak, long? versjon, IReadOnlyDictionary<string, string?> tekster) =>
        dagens.LastOrDefault(r => type != Annet || (r.Sak == sak && (sak is not null || ((versjon ?? r.Laast) == r.Laast && r.HarTekster(tekster)))));

    public bool HarTekster(IReadOnlyDictionary<string, string?> tekster) =>
        Tekster.Count == tekster.Count && tekster.All(t => Tekster.GetValueOrDefault(t.Key) == t.Value);

    /// <summary>How many of those that are owed of a year are filed: at most two in its course, and the one of the whole year.</summary>
    public static int LevertAv(IEnumerable<Lagretfinansrapport> rapporter, int aar)
    {
        var avAaret = rapporter.Where(r => r.Rapportdato.Year == aar).ToList();
        return Math.Min(KravAvAaret - 1, avAaret.Count(r => r.Type != Aarsrapport)) + (avAaret.Exists(r => r.Type == Aarsrapport) ? 1 : 0);
    }
}
