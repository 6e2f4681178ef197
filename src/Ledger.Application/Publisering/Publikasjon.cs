using Ledger.Domain.Publisering;
using Ledger.Domain.Verdier;

namespace Ledger.Application.Publisering;

/// <summary>
/// What a report for readers is made of: a document of a year, with a main statement, figures to show first, and texts. The same document is a
/// styringsdokument of plan reports.
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
    IReadOnlyList<Hovedtall> Hovedtall)
{
    /// <summary>Chapters of text, in the order of the menu.</summary>
    public IReadOnlyList<Tekstkapittel> Kapitler { get; init; } = [];

    /// <summary>Reports that the document is answered with.</summary>
    public IReadOnlyList<Seksjon> Seksjoner { get; init; } = [];

    public Publikasjonsskjerming Skjerming { get; init; } = new([], []);

    /// <summary>The code of the forecast that its reports have, unless a section says another; null for none.</summary>
    public string? Prognose { get; init; }

    /// <summary>The code of the proposal that its reports have, unless a section says another; null for none.</summary>
    public string? Forslag { get; init; }

    public string? Saksnummer { get; init; }

    public DateOnly? Offentliggjort { get; init; }

    public DateOnly? Behandlet { get; init; }

    /// <summary>When it was sent to the ministry.</summary>
    public DateOnly? Sendt { get; init; }
}

/// <summary>A step of the bridge from budget to accounts.</summary>
/// <param name="Navn">A short name.</param>
public sealed record Brotrinn(string Post, string Navn);

/// <summary>A figure of the first page: a key figure, or a post of a statement.</summary>
/// <param name="Noekkeltall">The id of a key figure; null when it is a post.</param>
/// <param name="Navn">What it is called here; null for its own name.</param>
public sealed record Hovedtall(string? Noekkeltall = null, string? Oppstilling = null, string? Post = null, string? Navn = null);

/// <summary>A chapter of text.</summary>
/// <param name="Slug">Its address, a–z, digits and hyphens.</param>
/// <param name="Forelder">The slug of the chapter that it lies under; null for none.</param>
public sealed record Tekstkapittel(string Slug, string Tittel, IReadOnlyList<Blokk> Blokker, string? Forelder = null);

/// <summary>A part of a chapter.</summary>
/// <param name="Type">tekst, rapport (a statement), diagram (the bridge), noekkeltall or tabell.</param>
/// <param name="Tekst">Of a text: markdown in a draft, cleaned XHTML in an edition.</param>
/// <param name="Id">The statement's or the key figure's id.</param>
/// <param name="Tabell">A table of what the ledger does not hold.</param>
public sealed record Blokk(string Type, string? Tekst = null, string? Id = null, Egentabell? Tabell = null);

/// <summary>A table that is written by hand, with its source.</summary>
public sealed record Egentabell(string Tittel, string Kilde, IReadOnlyList<string> Kolonner, IReadOnlyList<IReadOnlyList<string>> Rader);

/// <summary>A report that a document is answered with.</summary>
/// <param name="Rapport">What a batch calls it.</param>
public sealed record Seksjon(string Id, string Navn, string Rapport, IReadOnlyDictionary<string, string>? Parametre = null);

/// <summary>See <see cref="Skjerming"/>; codes as texts.</summary>
public sealed record Publikasjonsskjerming(
    IReadOnlyList<string> Enheter, IReadOnlyList<string> Prosjekter, decimal MinsteLoennssum = Skjerming.Standardsum)
{
    public Skjerming Lest() => new([.. Enheter.Select(Ansvar.Parse)], [.. Prosjekter.Select(Prosjektkode.Parse)], MinsteLoennssum);
}
