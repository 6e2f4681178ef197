using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Ledger.Application.Import;
using Ledger.Domain.Validering;

namespace Ledger.Application.Profiler;

/// <summary>The rows of a sheet of a workbook, read part by part and never held whole.</summary>
/// <remarks>
/// What the package would unpack to is counted from its list of contents before anything is opened, and the sizes in that list are held to
/// while it is read: a small file may unpack to more than the machine has. The parts are then compared with their checksums, which .NET does not do:
/// a workbook that was changed on its way would be booked with other amounts.
/// </remarks>
public sealed class XlsxTabell : ITabell
{
    private readonly SpreadsheetDocument _bok;
    private readonly OpenXmlReader _leser;
    private readonly List<string> _delte;
    private readonly List<Celle> _rad = [];
    private int _rader;

    /// <param name="body">A stream that can be searched, and stays with the caller.</param>
    /// <param name="ark">The name of the sheet; null is the first.</param>
    public XlsxTabell(Stream body, string? ark)
    {
        try
        {
            KrevHel(body);
            _bok = SpreadsheetDocument.Open(body, isEditable: false);
            var arkene = _bok.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>().ToList() ?? [];
            var valgt = ark is null
                ? arkene.FirstOrDefault()
                : arkene.FirstOrDefault(a => string.Equals(a.Name?.Value, ark, StringComparison.OrdinalIgnoreCase));
            if (valgt?.Id?.Value is not { } id || _bok.WorkbookPart!.GetPartById(id) is not WorksheetPart del)
            {
                throw Avvisning.Ugyldig(
                    "format.ark", Feilkoder.UgyldigFormat, ark is null ? "Arbeidsboken har ingen ark." : $"Arbeidsboken har ikke arket «{ark}».");
            }

            if (_bok.WorkbookPart.Workbook!.WorkbookProperties?.Date1904?.Value == true)
            {
                throw Avvisning.Ugyldig(
                    "body", Feilkoder.UgyldigArbeidsbok,
                    "Arbeidsboken regner datoer fra 1904, så hver dato ville blitt fire år for tidlig. Lagre den med datoer fra 1900.");
            }

            _delte = DelteTekster(_bok.WorkbookPart.SharedStringTablePart);
            _leser = OpenXmlReader.Create(del);
        }
        catch (Exception e)
        {
            _bok?.Dispose();
            throw e is Avvisning ? e : Uleselig();
        }
    }

    public IReadOnlyList<Celle> Rad => _rad;

    public bool ErCeller => true;

    public long Linje { get; private set; }

    public bool Neste()
    {
        try
        {
            while (_leser.Read())
            {
                if (_leser.ElementType == typeof(Row) && _leser.IsStartElement)
                {
                    if (++_rader > Tabellgrenser.MestRader)
                    {
                        throw ForStor();
                    }

                    Linje = long.TryParse(_leser.Attributes.FirstOrDefault(a => a.LocalName == "r").Value, out var nummer) ? nummer : Linje + 1;
                    LesCeller();
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (e is not Avvisning)
        {
            throw Uleselig();
        }
    }

    public void Dispose()
    {
        _leser.Dispose();
        _bok.Dispose();
    }

    private void LesCeller()
    {
        _rad.Clear();
        if (!_leser.ReadFirstChild())
        {
            return;
        }

        do
        {
            if (_leser.ElementType != typeof(Cell) || _leser.LoadCurrentElement() is not Cell celle)
            {
                continue;
            }

            var kolonne = celle.CellReference?.Value is { } plass ? Kolonne(plass) : _rad.Count;
            if (kolonne >= Tabellgrenser.MestKolonner)
            {
                throw Avvisning.Ugyldig(
                    new Feil(Linje, Radkolonner.HeleInnholdet, Feilkoder.ForMange, $"Linje {Linje} har flere kolonner enn {Tabellgrenser.MestKolonner}."));
            }

            // Cells that are empty are left out of the file.
            while (_rad.Count < kolonne)
            {
                _rad.Add(Celle.Tom);
            }

            _rad.Add(Verdi(celle));
        }
        while (_leser.ReadNextSibling());
    }

    private Celle Verdi(Cell celle)
    {
        var tekst = celle.CellValue?.Text ?? "";
        var type = celle.DataType?.Value;
        if (type is null || type == CellValues.Number)
        {
            return Celle.Tall(tekst);
        }

        if (type == CellValues.Boolean)
        {
            // As in JSON: a value of its own, and no amount of one krone.
            return new Celle(tekst == "1" ? "true" : "false");
        }

        if (type == CellValues.SharedString)
        {
            return new Celle(int.TryParse(tekst, out var nummer) && nummer >= 0 && nummer < _delte.Count ? _delte[nummer] : "");
        }

        return new Celle(type == CellValues.InlineString ? celle.InlineString?.InnerText ?? "" : tekst);
    }

    /// <summary>The number of a column from 0: A, B … Z, AA.</summary>
    private static int Kolonne(string plass)
    {
        var nummer = 0;
        foreach (var bokstav in plass.TakeWhile(char.IsAsciiLetter).Take(3))
        {
            nummer = (nummer * 26) + (char.ToUpperInvariant(bokstav) - 'A' + 1);
        }

        return nummer - 1;
    }

    private static List<string> DelteTekster(SharedStringTablePart? del)
    {
        var tekster = new List<string>();
        if (del is null)
        {
            return tekster;
        }

        using var leser = OpenXmlReader.Create(del);
        while (leser.Read())
        {
            if (leser.ElementType != typeof(SharedStringItem) || !leser.IsStartElement)
            {
                continue;
            }

            if (tekster.Count == Tabellgrenser.MestDelteTekster)
            {
                throw ForStor();
            }

            tekster.Add(leser.LoadCurrentElement()?.InnerText ?? "");
        }

        return tekster;
    }

    private static void KrevHel(Stream body)
    {
        using (var pakke = new ZipArchive(body, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (pakke.Entries.Count > Tabellgrenser.MestDeler || pakke.Entries.Aggregate(0m, (sum, del) => sum + del.Length) > Tabellgrenser.MestByte)
            {
                throw ForStor();
            }

            if (!pakke.Entries.All(Delsum.Stemmer))
            {
                throw Uleselig();
            }
        }

        body.Position = 0;
    }

    private static Avvisning ForStor() =>
        new(
            Avvisningsgrunn.ForStor, Problemtyper.ForStortInnhold, "Innholdet er for stort",
            "Arbeidsboken er for stor når den pakkes ut. Del den opp, eller send CSV.");

    private static Avvisning Uleselig() => Avvisning.Ugyldig("body", Feilkoder.UgyldigArbeidsbok, "Innholdet kan ikke leses som en arbeidsbok (.xlsx).");
}
