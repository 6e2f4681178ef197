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

    /// <summary>Wider than this a column takes the page from the others; the text is then cut on paper and whole in the cell.</summary>
    private const int StoersteBredde = 60;

    private readonly StringBuilder _xml = new(Xlsxdeler.Start);
    private readonly IReadOnlyList<Tabellkolonne> _kolonner;
    private readonly string[] _navn;
    private readonly int _linjetype;
    private int _rad;

    /// <summary>Begins the sheet, with the headings as its first row.</summary>
    /// <param name="foerste">The first rows, which say how wide the columns are. They are not written here.</param>
    public Arkskriver(IReadOnlyList<Tabellkolonne> kolonner, IReadOnlyList<object?[]> foerste)
    {
        _linjetype = kolonner.ToList().FindIndex(k => k.Overskrift == Tabell.Linjetype);
        _kolonner = kolonner;
        _navn = [.. kolonner.Select((_, i) => Kolonnenavn(i))];
        _xml.Append("<worksheet xmlns=\"").Append(Xlsxdeler.Navnerom).Append("\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
            .Append("<sheetViews><sheetView workbookViewId=\"0\">")
            .Append("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < kolonner.Count; i++)
        {
            _xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Bredde(kolonner[i], i, foerste)}\" customWidth=\"1\"/>");
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
        var erSum = ErSum(verdier);
        for (var i = 0; i < verdier.Length; i++)
        {
            Celle(i, verdier[i], erSum ? Xlsxdeler.Uthevet : 0);
        }

        _xml.Append("</row>");
    }

    /// <summary>Ends the sheet: A4 across, as wide as the columns are, with what it is at the top of each page and its number at the foot.</summary>
    /// <param name="topp">What stands at the left and at the right of each printed page's top, and at the left of its foot.</param>
    public void Slutt(string topp, string hoeyre, string bunn)
    {
        _xml.Append("</sheetData>").Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{_navn[^1]}{_rad}\"/>")
            .Append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.9\" bottom=\"0.7\" header=\"0.4\" footer=\"0.3\"/>")
            .Append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddHeader>");
        Tegn($"&L&B{Hodetekst(topp)}&B&R{Hodetekst(hoeyre)}");
        _xml.Append("</oddHeader><oddFooter>");
        Tegn($"&L{Hodetekst(bunn)}&RSide &P av &N");
        _xml.Append("</oddFooter></headerFooter></worksheet>");
    }

    /// <summary>A sum or a result of other rows.</summary>
    private bool ErSum(object?[] verdier) => _linjetype >= 0
        ? verdier[_linjetype] is "sum" or "resultat"
        : verdier is [null, ..] && verdier.Any(v => v is string tekst && tekst.StartsWith("Sum", StringComparison.Ordinal));

    /// <summary>A text of a header, where an ampersand begins a code. The format has room for 255 signs.</summary>
    private static string Hodetekst(string tekst) => (tekst.Length > 80 ? tekst[..80] : tekst).Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>What has been written since the last time. Between two rows.</summary>
    public byte[] Toem()
    {
        var bytes = Encoding.UTF8.GetBytes(_xml.ToString());
        _xml.Clear();
        return bytes;
    }

    private void BegynnRad() => _xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_rad}\">");

    private void Celle(int kolonne, object? verdi, int uthevet)
    {
        var type = _kolonner[kolonne].Type;
        switch (verdi)
        {
            case null:
                break;
            case string tekst:
                Tekst(kolonne, tekst, Xlsxdeler.Stil(Kolonnetype.Tekst) + uthevet);
                break;
            case decimal tall:
                Tall(kolonne, tall, type == Kolonnetype.Tekst ? Kolonnetype.Tall : type, uthevet);
                break;
            case int or long:
                Tall(kolonne, (IFormattable)verdi, Kolonnetype.Heltall, uthevet);
                break;
            case DateOnly dato:
                Tall(kolonne, dato.DayNumber - Dagnull, Kolonnetype.Dato, uthevet);
                break;
            default:
                throw new InvalidOperationException($"{verdi.GetType().Name} cannot be a cell.");
        }
    }

    private void Tall(int kolonne, IFormattable tall, Kolonnetype type, int uthevet) => _xml.Append(
        CultureInfo.InvariantCulture,
        $"<c r=\"{_navn[kolonne]}{_rad}\" s=\"{Xlsxdeler.Stil(type) + uthevet}\"><v>{tall.ToString(null, CultureInfo.InvariantCulture)}</v></c>");

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

    /// <summary>As wide as its longest value, or as the longest word of its heading, which is broken between words.</summary>
    private static int Bredde(Tabellkolonne kolonne, int plass, IReadOnlyList<object?[]> foerste)
    {
        var overskrift = kolonne.Overskrift.Split(' ').Max(o => o.Length) + 3; // the filter's button
        var verdi = foerste.Count == 0 ? 0 : foerste.Max(r => r[plass] switch
        {
            null => 0,
            string tekst => tekst.Length + 1,
            decimal tall => decimal.Truncate(tall).ToString(CultureInfo.InvariantCulture).Length * 4 / 3 + 5, // with spaces between the thousands
            DateOnly => 11,
            IFormattable annet => annet.ToString(null, CultureInfo.InvariantCulture).Length + 2,
            _ => 0,
        });
        return Math.Min(Math.Max(overskrift, verdi), StoersteBredde);
    }

    private static string Kolonnenavn(int index) => index < 26 ? $"{(char)('A' + index)}" : Kolonnenavn((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>What a spreadsheet would read as the code of a character.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Utvei();
}
