using System.Globalization;

namespace Ledger.Application.Profiler;

/// <summary>A cell as it stands in a file.</summary>
/// <param name="ErTall">The file says that it is a number, in invariant form; no sign of decimals or thousands is looked for.</param>
public readonly record struct Celle(string Tekst, bool ErTall = false)
{
    public static readonly Celle Tom = new("");

    /// <summary>
    /// A number. One that is whole is written with its digits alone: a code of it is <c>10100</c>, though some programs write <c>10100.0</c> or
    /// <c>1.01E4</c>.
    /// </summary>
    public static Celle Tall(string tekst) => new(
        tekst.AsSpan().ContainsAny('.', 'e', 'E')
            && decimal.TryParse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture, out var tall)
            && decimal.IsInteger(tall)
            ? tall.ToString("0", CultureInfo.InvariantCulture)
            : tekst,
        ErTall: tekst.Length > 0);

    public bool ErTom => string.IsNullOrWhiteSpace(Tekst);
}

/// <summary>The rows of a file as cells, one at a time. Titles are a row like any other.</summary>
public interface ITabell : IDisposable
{
    /// <summary>The cells of the row that was read; reused from row to row.</summary>
    IReadOnlyList<Celle> Rad { get; }

    /// <summary>What a cell means is seen from how it is written; a value of JSON has a type of its own.</summary>
    bool ErCeller { get; }

    /// <summary>Where it stands in the file, from 1.</summary>
    long Linje { get; }

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="Avvisning">400: the file cannot be read as what it is said to be, or is larger than a limit.</exception>
    bool Neste();
}

/// <summary>What a file may be, at most. Each is tested at and one past.</summary>
public static class Tabellgrenser
{
    /// <summary>Columns of a row.</summary>
    public const int MestKolonner = 1_000;

    /// <summary>Rows of a sheet, empty ones too: as many as Excel has.</summary>
    public const int MestRader = 1_048_576;

    /// <summary>Characters of a cell.</summary>
    public const int MestTegn = 32_767;

    /// <summary>Parts of a workbook, which is a package of files.</summary>
    public const int MestDeler = 1_000;

    /// <summary>Bytes of a workbook or a JSON table, unpacked.</summary>
    public const long MestByte = 256L * 1024 * 1024;

    /// <summary>Texts that a workbook keeps once for all cells.</summary>
    public const int MestDelteTekster = 2_000_000;
}
