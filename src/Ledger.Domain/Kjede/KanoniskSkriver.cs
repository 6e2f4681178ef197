using System.Globalization;
using System.Text;

namespace Ledger.Domain.Kjede;

/// <summary>
/// Writes the canonical form that is hashed: UTF-8, fields separated by U+001F, lines ended by U+000A.
/// </summary>
/// <remarks>Fields never hold control characters (texts are refused with them), so the form is unambiguous without escapes.</remarks>
public sealed class KanoniskSkriver
{
    private const int LengsteTall = 24;
    private const int Datolengde = 10;
    private const int Kort = 16;

    private byte[] _buffer = new byte[1_024];
    private int _lengde;
    private bool _midLine;

    public ReadOnlySpan<byte> Skrevet => _buffer.AsSpan(0, _lengde);

    public void Nullstill()
    {
        _lengde = 0;
        _midLine = false;
    }

    public KanoniskSkriver Felt(string? verdi)
    {
        var text = verdi.AsSpan();
        var span = NyttFelt(Encoding.UTF8.GetMaxByteCount(text.Length));
        var written = text.Length <= Kort ? Ascii(text, span) : -1;
        _lengde += written >= 0 ? written : Encoding.UTF8.GetBytes(text, span);
        return this;
    }

    public KanoniskSkriver Felt(long verdi)
    {
        verdi.TryFormat(NyttFelt(LengsteTall), out var written, provider: CultureInfo.InvariantCulture);
        _lengde += written;
        return this;
    }

    /// <summary>An amount in øre, written as kroner with exactly two decimals.</summary>
    public KanoniskSkriver Kroner(long oere)
    {
        var span = NyttFelt(LengsteTall);
        var magnitude = oere < 0 ? unchecked((ulong)-oere) : (ulong)oere;
        var at = 0;
        if (oere < 0)
        {
            span[at++] = (byte)'-';
        }

        (magnitude / 100).TryFormat(span[at..], out var written, provider: CultureInfo.InvariantCulture);
        at += written;
        var rest = (int)(magnitude % 100);
        span[at++] = (byte)'.';
        span[at++] = (byte)('0' + (rest / 10));
        span[at++] = (byte)('0' + (rest % 10));
        _lengde += at;
        return this;
    }

    /// <summary>A date as ÅÅÅÅ-MM-DD.</summary>
    public KanoniskSkriver Felt(DateOnly verdi)
    {
        Dato(NyttFelt(LengsteTall), verdi.Year, verdi.Month, verdi.Day);
        return this;
    }

    /// <summary>A time in UTC with whole milliseconds, as <see cref="Kanonisk.Tidsformat"/>.</summary>
    public KanoniskSkriver Felt(DateTimeOffset verdi)
    {
        var t = verdi.UtcDateTime;
        var span = NyttFelt(LengsteTall);
        Dato(span, t.Year, t.Month, t.Day);
        span = span[Datolengde..];
        span[0] = (byte)'T';
        Siffer(span[1..], t.Hour, 2);
        span[3] = (byte)':';
        Siffer(span[4..], t.Minute, 2);
        span[6] = (byte)':';
        Siffer(span[7..], t.Second, 2);
        span[9] = (byte)'.';
        Siffer(span[10..], t.Millisecond, 3);
        span[13] = (byte)'Z';
        _lengde += 14;
        return this;
    }

    /// <summary>A hash as 64 lower-case hexadecimal digits.</summary>
    public KanoniskSkriver Felt(Kjedehash verdi)
    {
        verdi.SkrivHeksadesimalt(NyttFelt(Kjedehash.Lengde * 2));
        _lengde += Kjedehash.Lengde * 2;
        return this;
    }

    public void Linjeslutt()
    {
        SkaffPlass(1);
        _buffer[_lengde++] = (byte)'\n';
        _midLine = false;
    }

    /// <summary>Ends the field before, and gives room for one of at most so many bytes.</summary>
    private Span<byte> NyttFelt(int mest)
    {
        SkaffPlass(mest + 1);
        if (_midLine)
        {
            _buffer[_lengde++] = 0x1f;
        }

        _midLine = true;
        return _buffer.AsSpan(_lengde);
    }

    private void SkaffPlass(int antall)
    {
        if (_buffer.Length - _lengde < antall)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _lengde + antall));
        }
    }

    /// <summary>Most fields are short codes. How many bytes were written; -1 when the text is more than ASCII.</summary>
    private static int Ascii(ReadOnlySpan<char> text, Span<byte> utf8)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAscii(text[i]))
            {
                return -1;
            }

            utf8[i] = (byte)text[i];
        }

        return text.Length;
    }

    private void Dato(Span<byte> span, int year, int month, int day)
    {
        Siffer(span, year, 4);
        span[4] = (byte)'-';
        Siffer(span[5..], month, 2);
        span[7] = (byte)'-';
        Siffer(span[8..], day, 2);
        _lengde += Datolengde;
    }

    private static void Siffer(Span<byte> span, int value, int digits)
    {
        for (var i = digits - 1; i >= 0; i--)
        {
            span[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
