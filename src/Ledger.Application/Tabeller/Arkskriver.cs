using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Ledger.Application.Tabeller;

/// <summary>Writes the XML of a sheet (ISO/IEC 29500-1 § 18.3), a row at a time.</summary>
internal sealed partial class Arkskriver
{
    private const int Toemmegrense = 1 << 16;
    private const int LengsteTekst = 32_767;

    /// <summary>Day 0 of spreadsheets; right from March 1900.</summary>
    private static readonly int Dagnull = new DateOnly(1899, 12, 30).DayNumber;

    private readonly StringBuilder _xml = new(Xlsxdeler.Start);
    private readonly IReadOnlyList<Tabellkolonne> _kolonner;
    private readonly string[] _navn;
    private int _rad;

    /// <summary>Begins the sheet, with the headings as its first row.</summary>
    public Arkskriver(IReadOnlyList<Tabellkolonne> kolonner)
    {
        _kolonner = kolonner;
        _navn = [.. kolonner.Select((_, i) => Kolonnenavn(i))];
        _xml.Append("<worksheet xmlns=\"").Append(Xlsxdeler.Navnerom).Append("\"><sheetViews><sheetView workbookViewId=\"0\">")
            .Append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < kolonner.Count; i++)
        {
            _xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Bredde(kolonner[i])}\" customWidth=\"1\"/>");
        }

        _xml.Append("</cols><sheetData>");
        BegynnRad();
        for (var i = 0; i < kolonner.Count; i++)
        {
            Tekst(i, kolonner[i].Overskrift, Xlsxdeler.Overskriftsstil);
        }

        _xml.Append("</row>");
    }

    public bool ErFull => _xml.Length > Toemmegrense;

    public void Rad(object?[] verdier)
    {
        BegynnRad();
        for (var i = 0; i < verdier.Length; i++)
        {
            Celle(i, verdier[i]);
        }

        _xml.Append("</row>");
    }

    public void Slutt() => _xml.Append("</sheetData>")
        .Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{_navn[^1]}{_rad}\"/></worksheet>");

    /// <summary>What has been written since the last time. Between two rows.</summary>
    public byte[] Toem()
    {
        var bytes = Encoding.UTF8.GetBytes(_xml.ToString());
        _xml.Clear();
        return bytes;
    }

    private void BegynnRad() => _xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_rad}\">");

    private void Celle(int kolonne, object? verdi)
    {
        var type = _kolonner[kolonne].Type;
        switch (verdi)
        {
            case null:
                break;
            case string tekst:
                Tekst(kolonne, tekst, Xlsxdeler.Stil(Kolonnetype.Tekst));
                break;
            case decimal tall:
                Tall(kolonne, tall, type == Kolonnetype.Tekst ? Kolonnetype.Tall : type);
                break;
            case int or long:
                Tall(kolonne, (IFormattable)verdi, Kolonnetype.Heltall);
                break;
            case DateOnly dato:
                Tall(kolonne, dato.DayNumber - Dagnull, Kolonnetype.Dato);
                break;
            default:
                throw new InvalidOperationException($"{verdi.GetType().Name} cannot be a cell.");
        }
    }

    private void Tall(int kolonne, IFormattable tall, Kolonnetype type) => _xml.Append(
        CultureInfo.InvariantCulture,
        $"<c r=\"{_navn[kolonne]}{_rad}\" s=\"{Xlsxdeler.Stil(type)}\"><v>{tall.ToString(null, CultureInfo.InvariantCulture)}</v></c>");

    private void Tekst(int kolonne, string tekst, int stil)
    {
        _xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{_navn[kolonne]}{_rad}\" s=\"{stil}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Tegn(Utvei().Replace(tekst.Length > LengsteTekst ? tekst[..LengsteTekst] : tekst, "_x005F_"));
        _xml.Append("</t></is></c>");
    }

    /// <summary>A text as XML. What XML cannot hold becomes the sign for an unknown character.</summary>
    private void Tegn(ReadOnlySpan<char> tekst)
    {
        while (tekst.Length > 0)
        {
            var status = Rune.DecodeFromUtf16(tekst, out var tegn, out var lengde);
            var kanStaa = status == OperationStatus.Done && (!tegn.IsBmp || XmlConvert.IsXmlChar((char)tegn.Value));
            _ = (kanStaa ? tegn.Value : '\uFFFD') switch
            {
                '&' => _xml.Append("&amp;"),
                '<' => _xml.Append("&lt;"),
                '>' => _xml.Append("&gt;"),
                '\r' => _xml.Append("&#13;"),
                '\uFFFD' => _xml.Append('\uFFFD'),
                _ => _xml.Append(tekst[..lengde]),
            };
            tekst = tekst[lengde..];
        }
    }

    private static int Bredde(Tabellkolonne kolonne) =>
        Math.Max(kolonne.Overskrift.Length + 3, kolonne.Type is Kolonnetype.Tall or Kolonnetype.Tekst ? 18 : 12);

    private static string Kolonnenavn(int index) => index < 26 ? $"{(char)('A' + index)}" : Kolonnenavn((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>What a spreadsheet would read as the code of a character.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Utvei();
}
