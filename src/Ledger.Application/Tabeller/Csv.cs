using System.Globalization;
using System.Text;

namespace Ledger.Application.Tabeller;

/// <summary>
/// Writes CSV: UTF-8, semicolon. A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers never do. For
/// auditors' programs numbers have a point; for spreadsheets in Norwegian they have a comma, and a byte order mark says UTF-8.
/// </summary>
public sealed class Csv
{
    public const string Innholdstype = "text/csv; charset=utf-8";
    private static readonly NumberFormatInfo Norsk = new() { NumberDecimalSeparator = "," };
    private readonly StringBuilder _text = new();
    private readonly NumberFormatInfo _tall;

    public Csv()
        : this(NumberFormatInfo.InvariantInfo)
    {
    }

    private Csv(NumberFormatInfo tall) => _tall = tall;

    /// <summary>CSV that a Norwegian Excel opens with a click: letters as they are, and numbers as numbers.</summary>
    public static Csv ForRegneark()
    {
        var csv = new Csv(Norsk);
        csv._text.Append('\uFEFF');
        return csv;
    }

    public int Lengde => _text.Length;

    public Csv Rad(params ReadOnlySpan<object?> felt)
    {
        for (var i = 0; i < felt.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(';');
            }

            Felt(felt[i]);
        }

        _text.Append('\n');
        return this;
    }

    public byte[] Toem()
    {
        var bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        return bytes;
    }

    private void Felt(object? value)
    {
        if (value is not string text)
        {
            _text.Append(value is DateOnly date ? Domain.Kjede.Kanonisk.Dato(date) : Convert.ToString(value, _tall));
            return;
        }

        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
        {
            text = "'" + text;
        }

        if (text.AsSpan().IndexOfAny(";\"\n\r") >= 0)
        {
            _text.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            _text.Append(text);
        }
    }
}
