using System.Globalization;
using System.Text;

namespace Ledger.Api.Kontrakt;

/// <summary>
/// Writes CSV for spreadsheets: UTF-8, semicolon, numbers with a point. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front.
/// </summary>
internal sealed class Csv
{
    public const string Innholdstype = "text/csv; charset=utf-8";
    private readonly StringBuilder _text = new();

    public int Lengde => _text.Length;

    /// <summary>True when the caller asks for CSV rather than JSON.</summary>
    public static bool Oenskes(HttpContext http) => http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/csv");

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
            _text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
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
