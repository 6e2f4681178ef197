using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ledger.Application.Tabeller;

/// <summary>
/// Writes a workbook (ISO/IEC 29500) of two sheets: the table with its headings in the first row, and what its figures are of. Amounts are
/// numbers with two decimals, texts are texts: a text is never taken for a formula or a number. The same table gives the same bytes.
/// </summary>
public static partial class Xlsx
{
    public const string Ark = "Rapport";
    public const string Omark = "Om rapporten";

    /// <summary>A workbook is made in memory.</summary>
    private const int MestRader = 100_000;

    private const int LengsteTekst = 32_767;
    private const uint Overskrift = 1;

    /// <summary>Zip cannot hold an earlier time, and a clock would give other bytes each time.</summary>
    private static readonly DateTimeOffset Zipstart = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Tabellkolonne[] Omkolonner = [new("Opplysning", Kolonnetype.Tekst), new("Verdi", Kolonnetype.Tekst)];

    /// <exception cref="Avvisning">413: the table has more rows than a workbook can be made of.</exception>
    public static async Task<MemoryStream> SkrivAsync(Tabell tabell, CancellationToken ct)
    {
        if (tabell.AntallRader > MestRader)
        {
            throw new Avvisning(
                Avvisningsgrunn.ForStor, Problemtyper.ForMangeRader, "For mange rader for et regneark",
                $"Regnearket kan ha {MestRader} rader; her er det {tabell.AntallRader}. Velg færre perioder, eller text/csv.");
        }

        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "arbeidsbok"); // The library's own id is random.
            Skriv(workbook.AddNewPart<WorkbookStylesPart>("stiler"), Stiler());
            await ArkAsync(workbook.AddNewPart<WorksheetPart>("rapport"), tabell.Kolonner, tabell.Rader, ct);
            IEnumerable<object?[]> om =
                [["Rapport", tabell.Tittel], .. tabell.Opplysninger.Where(o => o.Verdi is not null).Select(o => new[] { o.Navn, o.Verdi })];
            await ArkAsync(workbook.AddNewPart<WorksheetPart>("om"), Omkolonner, om.ToAsyncEnumerable(), ct);
            Skriv(workbook, new Workbook(new Sheets(
                new Sheet { Name = Ark, SheetId = 1, Id = "rapport" },
                new Sheet { Name = Omark, SheetId = 2, Id = "om" })));
        }

        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                entry.LastWriteTime = Zipstart;
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static async Task ArkAsync(WorksheetPart part, IReadOnlyList<Tabellkolonne> kolonner, IAsyncEnumerable<object?[]> rader, CancellationToken ct)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var frosset = new Pane { VerticalSplit = 1D, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        writer.WriteElement(new SheetViews(new SheetView(frosset) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(kolonner.Select((k, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Bredde(k), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        var columns = kolonner.Select((_, i) => Kolonnenavn(i)).ToArray();
        var number = 1;
        Rad(writer, number, columns, kolonner.Select(k => Tekst(k.Overskrift, Overskrift)));
        await foreach (var rad in rader.WithCancellation(ct))
        {
            Rad(writer, ++number, columns, rad.Select((value, i) => Celle(value, kolonner[i].Type)));
        }

        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{columns[^1]}{number}" });
        writer.WriteEndElement();
    }

    private static void Rad(OpenXmlWriter writer, int number, string[] columns, IEnumerable<Cell?> celler)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        foreach (var (cell, column) in celler.Zip(columns))
        {
            if (cell is not null)
            {
                cell.CellReference = column + number.ToString(CultureInfo.InvariantCulture);
                writer.WriteElement(cell);
            }
        }

        writer.WriteEndElement();
    }

    private static Cell? Celle(object? value, Kolonnetype type) => value switch
    {
        null => null,
        string text => Tekst(text, Stil(Kolonnetype.Tekst)),
        decimal number => Tall(number.ToString(CultureInfo.InvariantCulture), type == Kolonnetype.Tekst ? Kolonnetype.Tall : type),
        int or long => Tall(Convert.ToString(value, CultureInfo.InvariantCulture)!, Kolonnetype.Heltall),
        DateOnly date => Tall((date.DayNumber - Dagnull).ToString(CultureInfo.InvariantCulture), Kolonnetype.Dato),
        _ => throw new InvalidOperationException($"{value.GetType().Name} cannot be a cell."),
    };

    /// <summary>Day 0 of spreadsheets; right from March 1900.</summary>
    private static readonly int Dagnull = new DateOnly(1899, 12, 30).DayNumber;

    private static Cell Tall(string number, Kolonnetype type) => new() { CellValue = new CellValue(number), StyleIndex = Stil(type) };

    private static Cell Tekst(string text, uint style)
    {
        var shown = Utvei().Replace(text.Length > LengsteTekst ? text[..LengsteTekst] : text, "_x005F_");
        return new Cell
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
            InlineString = new InlineString(new Text(Xml(shown)) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    /// <summary>What XML cannot hold becomes the sign for an unknown character.</summary>
    private static string Xml(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));

    private static uint Stil(Kolonnetype type) => type switch
    {
        Kolonnetype.Tekst => 2,
        Kolonnetype.Heltall => 3,
        Kolonnetype.Tall => 4,
        Kolonnetype.Prosent => 5,
        Kolonnetype.Tideler => 7,
        Kolonnetype.Hele => 8,
        _ => 6,
    };

    private static Stylesheet Stiler()
    {
        static CellFormat Format(uint number, uint font = 0) =>
            new() { NumberFormatId = number, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = font != 0 };
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "0.0" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy\\-mm\\-dd" },
                new NumberingFormat { NumberFormatId = 166, FormatCode = "#,##0.0" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            // 49, 1, 3 and 4 are built in: text, 0, #,##0 and #,##0.00, the last shown as 1 234,00 in a Norwegian Excel.
            new CellFormats(Format(0), Format(49, font: 1), Format(49), Format(1), Format(4), Format(164), Format(165), Format(166), Format(3)),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }

    private static void Skriv(OpenXmlPart part, OpenXmlElement root)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteElement(root);
    }

    private static int Bredde(Tabellkolonne kolonne) =>
        Math.Max(kolonne.Overskrift.Length + 3, kolonne.Type is Kolonnetype.Tall or Kolonnetype.Tekst ? 18 : 12);

    private static string Kolonnenavn(int index) => index < 26 ? $"{(char)('A' + index)}" : Kolonnenavn((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>What a spreadsheet would read as the code of a character.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Utvei();
}
