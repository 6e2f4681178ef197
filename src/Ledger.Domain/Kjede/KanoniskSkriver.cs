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
}
