namespace Ledger.Api.Kontrakt.Formater;

/// <summary>How a column's values are shown.</summary>
internal enum Kolonnetype
{
    /// <summary>Text, also codes: 010 keeps its zero.</summary>
    Tekst,

    /// <summary>A whole number.</summary>
    Heltall,

    /// <summary>An amount in the report's unit: two decimals.</summary>
    Beloep,

    /// <summary>Percent: one decimal.</summary>
    Prosent,

    /// <summary>A date.</summary>
    Dato,
}

/// <summary>A column as it is written.</summary>
/// <param name="Overskrift">Norwegian, unique in the table.</param>
internal sealed record Tabellkolonne(string Overskrift, Kolonnetype Type);

/// <summary>A column of rows of a type.</summary>
/// <param name="Valgfri">Left out when no row has a value, for what is there only when it is asked for.</param>
internal sealed record Kolonne<T>(string Overskrift, Kolonnetype Type, Func<T, object?> Verdi, bool Valgfri = false);

/// <summary>A report as a table: what CSV and spreadsheets are written from.</summary>
/// <param name="Navn">Short, of a–z, digits and hyphens: the first part of the file's name.</param>
/// <param name="Tittel">The report's name for people.</param>
/// <param name="Opplysninger">What the figures are of: municipality, year, version, chain head. Null values are left out.</param>
/// <param name="Rader">As many values as there are columns.</param>
internal sealed record Tabell(
    string Navn, string Tittel, IReadOnlyList<(string Navn, object? Verdi)> Opplysninger, IReadOnlyList<Tabellkolonne> Kolonner, IAsyncEnumerable<object?[]> Rader)
{
    /// <summary>A table of rows that are at hand.</summary>
    public static Tabell Av<T>(string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IReadOnlyList<T> rader, IEnumerable<Kolonne<T>> kolonner)
    {
        Kolonne<T>[] shown = [.. kolonner.Where(k => !k.Valgfri || rader.Any(r => k.Verdi(r) is not null))];
        return new Tabell(navn, tittel, opplysninger, [.. shown.Select(k => new Tabellkolonne(k.Overskrift, k.Type))], rader.Select(r => Verdier(r, shown)).ToAsyncEnumerable());
    }

    /// <summary>A table of rows that are read while they are written.</summary>
    public static Tabell Av<T>(string navn, string tittel, IReadOnlyList<(string Navn, object? Verdi)> opplysninger, IAsyncEnumerable<T> rader, IReadOnlyList<Kolonne<T>> kolonner) =>
        new(navn, tittel, opplysninger, [.. kolonner.Select(k => new Tabellkolonne(k.Overskrift, k.Type))], rader.Select(r => Verdier(r, kolonner)));

    private static object?[] Verdier<T>(T row, IEnumerable<Kolonne<T>> columns) => [.. columns.Select(k => k.Verdi(row))];
}
