using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ledger.Domain.Kjede;

/// <summary>
/// Writes the canonical form that is hashed: UTF-8, fields separated by U+001F, lines ended by U+000A.
/// </summary>
/// <remarks>Fields never hold control characters (texts are refused with them), so the form is unambiguous without escapes.</remarks>
public sealed class KanoniskSkriver
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private bool _midLine;

    public ReadOnlySpan<byte> Skrevet => _buffer.WrittenSpan;

    public void Nullstill()
    {
        _buffer.ResetWrittenCount();
        _midLine = false;
    }

    public KanoniskSkriver Felt(string? verdi)
    {
        Skille();
        if (!string.IsNullOrEmpty(verdi))
        {
            var span = _buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(verdi.Length));
            _buffer.Advance(Encoding.UTF8.GetBytes(verdi, span));
        }

        return this;
    }

    public KanoniskSkriver Felt(long verdi)
    {
        Skille();
        var span = _buffer.GetSpan(20);
        verdi.TryFormat(span, out var written, provider: CultureInfo.InvariantCulture);
        _buffer.Advance(written);
        return this;
    }

    /// <summary>An amount in øre, written as kroner with exactly two decimals.</summary>
    public KanoniskSkriver Kroner(long oere)
    {
        Skille();
        var span = _buffer.GetSpan(24);
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
        _buffer.Advance(at);
        return this;
    }

    /// <summary>A date as ÅÅÅÅ-MM-DD.</summary>
    public KanoniskSkriver Felt(DateOnly verdi)
    {
        Skille();
        Dato(verdi.Year, verdi.Month, verdi.Day);
        return this;
    }

    /// <summary>A time in UTC with whole milliseconds, as <see cref="Kanonisk.Tidsformat"/>.</summary>
    public KanoniskSkriver Felt(DateTimeOffset verdi)
    {
        Skille();
        var t = verdi.UtcDateTime;
        Dato(t.Year, t.Month, t.Day);
        var span = _buffer.GetSpan(14);
        span[0] = (byte)'T';
        Siffer(span[1..], t.Hour, 2);
        span[3] = (byte)':';
        Siffer(span[4..], t.Minute, 2);
        span[6] = (byte)':';
        Siffer(span[7..], t.Second, 2);
        span[9] = (byte)'.';
        Siffer(span[10..], t.Millisecond, 3);
        span[13] = (byte)'Z';
        _buffer.Advance(14);
        return this;
    }

    /// <summary>A hash as 64 lower-case hexadecimal digits.</summary>
    public KanoniskSkriver Felt(Kjedehash verdi)
    {
        Skille();
        verdi.SkrivHeksadesimalt(_buffer.GetSpan(Kjedehash.Lengde * 2));
        _buffer.Advance(Kjedehash.Lengde * 2);
        return this;
    }

    public void Linjeslutt()
    {
        _buffer.GetSpan(1)[0] = (byte)'\n';
        _buffer.Advance(1);
        _midLine = false;
    }

    private void Skille()
    {
        if (_midLine)
        {
            _buffer.GetSpan(1)[0] = 0x1f;
            _buffer.Advance(1);
        }

        _midLine = true;
    }

    private void Dato(int year, int month, int day)
    {
        var span = _buffer.GetSpan(10);
        Siffer(span, year, 4);
        span[4] = (byte)'-';
        Siffer(span[5..], month, 2);
        span[7] = (byte)'-';
        Siffer(span[8..], day, 2);
        _buffer.Advance(10);
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
