namespace Ledger.Application.Publisering;

/// <summary>
/// What a report for readers is made of: a document of a year, with a main statement and figures to show first. The same document as a
/// styringsdokument of plan reports; its states, texts and chapters come with it.
/// </summary>
/// <param name="Id">Unique in the municipality.</param>
/// <param name="Type">As it stands in addresses: <c>aarsrapport</c>, <c>tertial1</c>, <c>tertial2</c>.</param>
/// <param name="TilPeriode">The last period of its figures, 1–13.</param>
/// <param name="Spraak"><c>nb</c> or <c>nn</c>.</param>
/// <param name="Hovedoppstilling">The id of the statement of drift that the report leads with.</param>
/// <param name="Resultat">The post of it that is the result; income is negative there.</param>
/// <param name="Bro">The posts that make up the deviation of the result, in the order of the bridge.</param>
/// <param name="Hovedtall">What the first page shows.</param>
public sealed record Publikasjon(
    string Id,
    int Aar,
    string Type,
    string Tittel,
    int TilPeriode,
    DateOnly Rapporteringsdato,
    string Spraak,
    string Hovedoppstilling,
    string Resultat,
    IReadOnlyList<Brotrinn> Bro,
    IReadOnlyList<Hovedtall> Hovedtall);

/// <summary>A step of the bridge from budget to accounts.</summary>
/// <param name="Navn">A short name.</param>
public sealed record Brotrinn(string Post, string Navn);

/// <summary>A figure of the first page: a key figure, or a post of a statement.</summary>
/// <param name="Noekkeltall">The id of a key figure; null when it is a post.</param>
/// <param name="Navn">What it is called here; null for its own name.</param>
public sealed record Hovedtall(string? Noekkeltall = null, string? Oppstilling = null, string? Post = null, string? Navn = null);
