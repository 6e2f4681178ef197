using Ledger.Domain.Verdier;

namespace Ledger.Domain.Serier;

/// <summary>What a series is.</summary>
public enum Serieslag
{
    /// <summary>Four years at least, of which the first is the budget (kommuneloven § 14-4).</summary>
    Oekonomiplan,

    /// <summary>What the whole year will be.</summary>
    Prognose,

    /// <summary>A decision that is proposed.</summary>
    Forslag,
}

/// <summary>How far a series has come.</summary>
public enum Seriestatus
{
    Aapen,
    Laast,
    Vedtatt,
}

/// <summary>How the whole year of a part is found.</summary>
public enum Seriemetode
{
    /// <summary>As given.</summary>
    Manuell,

    /// <summary>A(p) · 12 / p.</summary>
    Lineaer,

    /// <summary>A(p) + B − B(p): the deviation so far stays, the rest goes as planned.</summary>
    Periodisert,

    /// <summary>A(p) · L / L(p): the rest of the year goes as that of the year before did.</summary>
    Fjoraarsprofil,

    /// <summary>An amount that a level above adds.</summary>
    Justering,
}

/// <summary>The names of series' kinds, states and methods in JSON and addresses.</summary>
public static class Serienavn
{
    public static readonly IReadOnlyList<string> Slag = [.. Enum.GetValues<Serieslag>().Select(Navn)];

    public static readonly IReadOnlyList<string> Statuser = [.. Enum.GetValues<Seriestatus>().Select(Navn)];

    public static readonly IReadOnlyList<string> Metoder = [.. Enum.GetValues<Seriemetode>().Select(Navn)];

    public static string Navn(this Serieslag slag) => slag.ToString().ToLowerInvariant();

    public static string Navn(this Seriestatus status) => status.ToString().ToLowerInvariant();

    public static string Navn(this Seriemetode metode) => metode.ToString().ToLowerInvariant();

    public static bool TryParse(string? tekst, out Serieslag slag)
    {
        slag = Enum.GetValues<Serieslag>().FirstOrDefault(s => s.Navn() == tekst);
        return Slag.Contains(tekst);
    }

    public static bool TryParse(string? tekst, out Seriemetode metode)
    {
        metode = Enum.GetValues<Seriemetode>().FirstOrDefault(m => m.Navn() == tekst);
        return Metoder.Contains(tekst);
    }
}

/// <summary>The head of a series.</summary>
/// <param name="Aar">The year, or the first of a plan.</param>
/// <param name="TilPeriode">The last period that a forecast has accounts of, 1–12; null for other series.</param>
/// <param name="Standardmetode">How units without a part are forecast; null when they are not.</param>
/// <param name="LaastVersjon">The version that it was locked at.</param>
public sealed record Seriehode(
    Serieslag Slag, string Kode, string Navn, int Aar, int? TilPeriode, DateOnly? Dato, long? GrunnlagVersjon, Seriemetode? Standardmetode, string? Organ,
    string? Vedtaksreferanse, DateOnly? Vedtaksdato, string? Vedtakstype, Seriestatus Status, long? LaastVersjon);

/// <summary>What a row of a series is about: sending a key again replaces it.</summary>
/// <param name="Aar">Of a plan; 0 for others.</param>
/// <param name="Art">Empty for the net of a unit, or where <paramref name="Ramme"/> says the kind.</param>
/// <param name="Justering">An amount that is added, beside the part of the same unit.</param>
public sealed record Serienoekkel(
    int Aar, Kontoklasse Kontoklasse, string Art, string Ramme, string Funksjon, string Kapittel, string Ansvar, string Prosjekt, string Fond, string Tiltak,
    bool Justering);

/// <summary>A row of a series.</summary>
/// <param name="Beloep">Null for a part that is computed.</param>
/// <param name="MeldtAv">A role, never a person.</param>
/// <param name="Borte">The row is taken away from here on.</param>
public sealed record Serierad(Serienoekkel Noekkel, Seriemetode Metode, Beloep? Beloep, string? MeldtAv, bool Borte = false);

/// <summary>Kinds of appropriation that have no art: frames.</summary>
public static class Rammer
{
    public const string Netto = "netto";

    /// <summary>
    /// By kind: the reserved art that stands for it inside. KOSTRA's arts begin at 010, so that no voucher and no report of accounts can have them.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> Arter = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Netto] = "001", ["varigeDriftsmidler"] = "002", ["tilskuddAndre"] = "003", ["aksjerOgAndeler"] = "004", ["utlaan"] = "005",
    };

    /// <summary>The frame of a reserved art; null for an art of KOSTRA.</summary>
    public static string? Av(Art art) => Arter.FirstOrDefault(a => a.Value == art.ToString()).Key;
}
