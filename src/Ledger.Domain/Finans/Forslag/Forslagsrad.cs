namespace Ledger.Domain.Finans.Forslag;

/// <summary>A row of a proposed bilag, with the fields of the import of postings. Kroner in ledger sign.</summary>
/// <param name="Poster">The numbers of the facts that it stands on.</param>
/// <param name="Fond">The fund of the row; null for none.</param>
public sealed record Forslagsrad(
    string Bilagsreferanse, DateOnly Bilagsdato, string Kontoklasse, string? Art, string? Funksjon, string? Kapittel, string? Sektor, string? Ansvar,
    string? Prosjekt, decimal Beloep, string Tekst, IReadOnlyList<int> Poster, string? Fond = null)
{
    public const string Drift = "drift";
    public const string Investering = "investering";
    public const string Balanse = "balanse";
}
