namespace Ledger.Application.Tabeller;

/// <summary>How a column's values are shown.</summary>
public enum Kolonnetype
{
    /// <summary>Text, also codes: 010 keeps its zero.</summary>
    Tekst,

    /// <summary>A code of a closed field: itself in CSV, its word in a workbook (<see cref="Kodeord"/>).</summary>
    Ord,

    /// <summary>A whole number.</summary>
    Heltall,

    /// <summary>A year: a whole number that is not grouped.</summary>
    Aarstall,

    /// <summary>An amount in the report's unit, or a measure whose unit stands beside it: two decimals.</summary>
    Tall,

    /// <summary>An amount shown with one decimal.</summary>
    Tideler,

    /// <summary>An amount shown without decimals.</summary>
    Hele,

    /// <summary>Percent: one decimal.</summary>
    Prosent,

    /// <summary>A date.</summary>
    Dato,
}

/// <summary>A column as it is written.</summary>
/// <param name="Overskrift">Norwegian, unique in the table.</param>
/// <param name="Forprogrammer">Tells a reader nothing: in the file, and hidden on a sheet.</param>
public sealed record Tabellkolonne(string Overskrift, Kolonnetype Type, bool Forprogrammer = false);

/// <summary>A column of rows of a type.</summary>
/// <param name="Valgfri">Left out when no row has a value, for what is there only when it is asked for.</param>
/// <param name="Forprogrammer">As in <see cref="Tabellkolonne"/>.</param>
public sealed record Kolonne<T>(string Overskrift, Kolonnetype Type, Func<T, object?> Verdi, bool Valgfri = false, bool Forprogrammer = false)
{
    /// <summary>Whether a row has the column, also when its value is not known: then one that may be left out is there.</summary>
    public Func<T, bool>? Har { get; init; }
}

/// <summary>A report as a table: what CSV and spreadsheets are written from.</summary>
/// <param name="Navn">Short, of a–z, digits and hyphens: the first part of the file's name.</param>
/// <param name="Tittel">The report's name for people.</param>
/// <param name="Opplysninger">What the figures are of: municipality, year, version, chain head. Null values are left out.</param>
/// <param name="Rader">As many values as there are columns.</param>
/// <param name="AntallRader">How many rows there are, or at least may be.</param>
public sealed record Tabell(
    string Navn,
    string Tittel,
    IReadOnlyList<(string Navn, object? Verdi)> Opplysninger,
    IReadOnlyList<Tabellkolonne> Kolonner,
    IAsyncEnumerable<object?[]> Rader,
    long AntallRader)
{
    /// <summary>The heading of the column that says what a row is: linje, sum or resultat. Sums are set in bold, and can be filtered away.</summary>
    public const string Linjetype = "Linjetype";

    /// <summary>The heading of the column of what codes are called, which stands after theirs. A page shows the two as one.</summary>
    public static string Navnet(string overskrift) => $"{overskrift} (navn)";

    /// <summary>The heading of the column that says which part of a report a row is of. A page shows each part as a table of its own.</summary>
    public const string Del = "Del";

    /// <summary>A table of rows that are at hand.</summary>
    public static Tabell Av<T>(
        string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IReadOnlyList<T> rader, IEnumerable<Kolonne<T>> kolonner)
    {
        Kolonne<T>[] viste = [.. kolonner.Where(k => !k.Valgfri || rader.Any(r => k.Verdi(r) is not null || k.Har?.Invoke(r) == true))];
        return new Tabell(navn, tittel, opplysninger, Overskrifter(viste), rader.Select(r => Verdier(r, viste)).ToAsyncEnumerable(), rader.Count);
    }

    /// <summary>A table of rows that are read while they are written.</summary>
    public static Tabell Av<T>(
        string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IAsyncEnumerable<T> rader, long antall,
        IReadOnlyList<Kolonne<T>> kolonner) =>
        new(navn, tittel, opplysninger, Overskrifter(kolonner), rader.Select(r => Verdier(r, kolonner)), antall);

    private static IReadOnlyList<Tabellkolonne> Overskrifter<T>(IEnumerable<Kolonne<T>> kolonner) =>
        [.. kolonner.Select(k => new Tabellkolonne(k.Overskrift, k.Type, k.Forprogrammer))];

    private static object?[] Verdier<T>(T rad, IEnumerable<Kolonne<T>> kolonner) => [.. kolonner.Select(k => k.Verdi(rad))];
}
