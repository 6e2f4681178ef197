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

    /// <summary>The filter's button beside a heading, in signs.</summary>
    private const int Knapp = 3;

    /// <summary>A line of text of 11 points.</summary>
    private const int Linjehoeyde = 15;

    private readonly StringBuilder _xml = new(Xlsxdeler.Start);
    private readonly IReadOnlyList<Tabellkolonne> _kolonner;
    private readonly string[] _navn;
    private readonly int _linjetype;
    private readonly int _overskriftsrad;
    private int _rad;

    /// <summary>Begins the sheet: what it is, a line each in the first column that is shown, and then the headings.</summary>
    /// <param name="titler">What the sheet is, and whose and in what unit; none for a sheet that says it by its headings.</param>
    /// <param name="foerste">The first rows, which say how wide the columns are. They are not written here.</param>
    /// <param name="alle">Those are all rows: a column without a value is then hidden, and takes no room on paper.</param>
    public Arkskriver(IReadOnlyList<string> titler, IReadOnlyList<Tabellkolonne> kolonner, IReadOnlyList<object?[]> foerste, bool alle)
    {
        _overskriftsrad = titler.Count + 1;
        var linjer = 1;
        _linjetype = kolonner.ToList().FindIndex(k => k.Overskrift == Tabell.Linjetype);
        _kolonner = kolonner;
        _navn = [.. kolonner.Select((_, i) => Kolonnenavn(i))];
        _xml.Append("<worksheet xmlns=\"").Append(Xlsxdeler.Navnerom).Append("\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>")
            .Append("<sheetViews><sheetView workbookViewId=\"0\">")
            .Append(CultureInfo.InvariantCulture, $"<pane ySplit=\"{_overskriftsrad}\" topLeftCell=\"A{_overskriftsrad + 1}\" activePane=\"bottomLeft\"")
            .Append(" state=\"frozen\"/></sheetView></sheetViews><cols>");
        List<bool> skjult = [.. kolonner.Select((k, i) => k.Forprogrammer || (alle && foerste.All(r => r[i] is null)))];
        for (var i = 0; i < kolonner.Count; i++)
        {
            var bredde = Bredde(kolonner[i], i, foerste);
            _xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{bredde}\" customWidth=\"1\"")
                .Append(skjult[i] ? " hidden=\"1\"/>" : "/>");
            linjer = Math.Max(linjer, Linjer(kolonner[i].Overskrift, bredde));
        }

        _xml.Append("</cols><sheetData>");
        foreach (var tittel in titler)
        {
            BegynnRad();
            Tekst(Math.Max(0, skjult.IndexOf(false)), tittel, _rad == 1 ? Xlsxdeler.Tittelstil : Xlsxdeler.Stil(Kolonnetype.Tekst));
            _xml.Append("</row>");
        }

        BegynnRad(Linjehoeyde * linjer);
        for (var i = 0; i < kolonner.Count; i++)
        {
            Tekst(i, kolonner[i].Overskrift, ErTall(kolonner[i].Type) ? Xlsxdeler.Talloverskriftsstil : Xlsxdeler.Overskriftsstil);
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

    /// <summary>Ends the sheet: A4 across, as wide as the columns are, with the page's number at its foot.</summary>
    /// <param name="bunn">What stands at the left of each printed page's foot.</param>
    public void Slutt(string bunn)
    {
        _xml.Append("</sheetData>").Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A{_overskriftsrad}:{_navn[^1]}{_rad}\"/>")
            .Append("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>")
            .Append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>");
        Tegn($"&L{Bunntekst(bunn)}&RSide &P av &N");
        _xml.Append("</oddFooter></headerFooter></worksheet>");
    }

    /// <summary>A sum or a result of other rows.</summary>
    private bool ErSum(object?[] verdier) => _linjetype >= 0
        ? verdier[_linjetype] is "sum" or "resultat"
        : verdier is [null, ..] && verdier.Any(v => v is string tekst && tekst.StartsWith("Sum", StringComparison.Ordinal));

    /// <summary>A text of a footer, where an ampersand begins a code. The format has room for 255 signs.</summary>
    private static string Bunntekst(string tekst) => (tekst.Length > 80 ? tekst[..80] : tekst).Replace("&", "&&", StringComparison.Ordinal);

    /// <summary>What has been written since the last time. Between two rows.</summary>
    public byte[] Toem()
    {
        var bytes = Encoding.UTF8.GetBytes(_xml.ToString());
        _xml.Clear();
        return bytes;
    }

    private void BegynnRad() => _xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_rad}\">");

    private void BegynnRad(int hoeyde) => _xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{++_rad}\" ht=\"{hoeyde}\" customHeight=\"1\">");

    private static bool ErTall(Kolonnetype type) => type is not (Kolonnetype.Tekst or Kolonnetype.Ord or Kolonnetype.Dato);

    /// <summary>How many lines a heading takes when it is broken between words.</summary>
    private static int Linjer(string overskrift, int bredde)
    {
        var (linjer, plass) = (0, 0);
        foreach (var ord in overskrift.Split(' '))
        {
            (linjer, plass) = linjer > 0 && plass + 1 + ord.Length <= bredde - Knapp ? (linjer, plass + 1 + ord.Length) : (linjer + 1, ord.Length);
        }

        return linjer;
    }

    private void Celle(int kolonne, object? verdi, int uthevet)
    {
        var type = _kolonner[kolonne].Type;
        switch (verdi)
        {
            case null:
                break;
            case string tekst:
                Tekst(kolonne, type == Kolonnetype.Ord ? Kodeord.Av(tekst) : tekst, Xlsxdeler.Stil(Kolonnetype.Tekst) + uthevet);
                break;
            case decimal tall:
                Tall(kolonne, tall, type is Kolonnetype.Tekst or Kolonnetype.Ord ? Kolonnetype.Tall : type, uthevet);
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
        var overskrift = kolonne.Overskrift.Split(' ').Max(o => o.Length) + Knapp;
        var verdi = foerste.Count == 0 ? 0 : foerste.Max(r => r[plass] switch
        {
            null => 0,
            string tekst => (kolonne.Type == Kolonnetype.Ord ? Kodeord.Av(tekst) : tekst).Length + 1,
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
