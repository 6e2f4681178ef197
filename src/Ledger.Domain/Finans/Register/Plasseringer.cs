namespace Ledger.Domain.Finans.Register;

/// <summary>How long the money of a portfolio is meant to stand.</summary>
public enum Portefoeljetype
{
    Langsiktig,
    Kortsiktig,
}

/// <summary>The kinds of assets.</summary>
public enum Aktivaklasse
{
    Bank,
    Pengemarked,
    Obligasjoner,
    Aksjer,
    Derivat,
}

/// <summary>Which rows of the ledger are a portfolio's; null: any.</summary>
public sealed record Ledgerutvalg(string? Kapittel, string? Sektor, string? Ansvar, string? Prosjekt, string? Art);

/// <summary>What a portfolio was worth in a year, to keep its value in.</summary>
/// <param name="Grunnlag">Kroner of the base year.</param>
/// <param name="Indeks">The code of the price index.</param>
public sealed record Realverdi(decimal Grunnlag, int Basisaar, string Indeks);

/// <summary>A portfolio.</summary>
public sealed record Portefoelje(
    string Kode, string Navn, Portefoeljetype Type, DateOnly Startdato, string? Grunnkapitalfond, string? Bufferkapitalfond, Ledgerutvalg? Ledger,
    Realverdi? Realverdi);

/// <summary>The disclosure regulation, (EU) 2019/2088.</summary>
public static class Sfdr
{
    /// <summary>The articles that a fund is classified under.</summary>
    public static readonly IReadOnlyList<string> Artikler = ["6", "8", "9"];
}

/// <summary>A holding: a fund, a security or a bank account.</summary>
/// <param name="Gruppe">The row of the overview of liquidity.</param>
/// <param name="AktivAndel">The share that is actively managed, in percent.</param>
/// <param name="Utenlandsk">It is of foreign issuers, and stands apart in the notes of the portfolio's accounts.</param>
public sealed record Beholdning(
    string Kode, string Navn, string Portefoelje, Aktivaklasse Klasse, string? Gruppe, string? Motpart, string? Isin, string? Kapittel, string? Sektor,
    string? Referanseindeks, string? Sfdr, decimal? AktivAndel, bool Utenlandsk = false);

/// <summary>What the municipality owns of a company.</summary>
public sealed record Eierpost(
    string Kode, string Navn, string? Organisasjonsnummer, string Selskapsform, decimal? EierandelProsent, string? EierandelTekst, DateOnly GyldigFra,
    DateOnly? GyldigTil, decimal? BokfoertVerdi, string? Kapittel)
{
    public bool Gjelder(DateOnly dato) => GyldigFra <= dato && !(GyldigTil < dato);
}
