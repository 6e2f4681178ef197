using System.Globalization;
using System.Text;

namespace Ledger.Domain.Kjede;

/// <summary>
/// Writes the canonical form that is hashed: UTF-8, fields separated by U+001F, lines ended by U+000A.
/// </summary>
/// <remarks>
/// A field never holds a control character: it is refused here too, not only where texts are taken in, since somebody who can change the
/// database could else hide a line in a field. So the form is unambiguous without escapes.
/// </remarks>
public sealed class KanoniskSkriver
{
    private const int LengsteTall = 24;
    private const int Datolengde = 10;
    private const int Kort = 16;

    // An unpaired surrogate is no text. Written as a replacement character it would be taken for one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [ThreadStatic]
    private static KanoniskSkriver? _traadens;

    private byte[] _buffer = new byte[1_024];
    private int _lengde;
    private bool _midtILinjen;

    /// <summary>The thread's own, emptied: for what is written and hashed at once, with nothing else written in between.</summary>
    internal static KanoniskSkriver Traadens()
    {
        _traadens ??= new KanoniskSkriver();
        _traadens.Nullstill();
        return _traadens;
    }

    public ReadOnlySpan<byte> Skrevet => _buffer.AsSpan(0, _lengde);

    public void Nullstill()
    {
        _lengde = 0;
        _midtILinjen = false;
    }

    /// <exception cref="FormatException">The text has a control character.</exception>
    /// <exception cref="EncoderFallbackException">The text has half a character.</exception>
    public KanoniskSkriver Felt(string? verdi)
    {
        KrevRen(verdi);
        return Felt([], verdi, Utf8);
    }

    /// <summary>A field as somebody sent it, whatever it holds: for fingerprints, which nothing is read back from.</summary>
    public KanoniskSkriver FeltSomSendt(string? verdi) => Felt([], verdi, Encoding.UTF8);

    /// <summary>A field with its name; left out when it is absent or empty.</summary>
    /// <param name="navn">See <see cref="Navn"/>.</param>
    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, string? verdi)
    {
        if (string.IsNullOrEmpty(verdi))
        {
            return this;
        }

        KrevRen(verdi);
        return Felt(navn, verdi, Utf8);
    }

    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, long? verdi) => verdi is { } tall ? Tall(navn, tall) : this;

    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, DateOnly? verdi) => verdi is { } dato ? Dato(navn, dato) : this;

    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, DateTimeOffset verdi) => Tid(navn, verdi);

    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, Kjedehash? verdi) => verdi is { } hash ? Hash(navn, hash) : this;

    /// <summary>The salted hash of a text; left out when there is no text and none was erased.</summary>
    /// <exception cref="FormatException">See <see cref="Verntekst.Hash"/>.</exception>
    public KanoniskSkriver Navngitt(ReadOnlySpan<byte> navn, in Verntekst verdi)
    {
        if (verdi.ErTom)
        {
            return this;
        }

        Span<byte> hash = stackalloc byte[Kjedehash.Lengde];
        verdi.HashTil(hash);
        _ = Convert.TryToHexStringLower(hash, NyttFelt(navn, Kjedehash.Lengde * 2), out var skrevet);
        _lengde += skrevet;
        return this;
    }

    /// <summary>An amount in øre, written as kroner with exactly two decimals; also when it is 0.</summary>
    public KanoniskSkriver NavngittKroner(ReadOnlySpan<byte> navn, long oere) => Kroner(navn, oere);

    /// <summary>A name as it is put before the value of a field.</summary>
    public static byte[] Navn(string navn) => Encoding.ASCII.GetBytes(navn + "=");

    public KanoniskSkriver Felt(long verdi) => Tall([], verdi);

    /// <summary>An amount in øre, written as kroner with exactly two decimals.</summary>
    public KanoniskSkriver Kroner(long oere) => Kroner([], oere);

    /// <summary>A date as ÅÅÅÅ-MM-DD.</summary>
    public KanoniskSkriver Felt(DateOnly verdi) => Dato([], verdi);

    /// <summary>A time in UTC with whole milliseconds, as <see cref="Kanonisk.Tidsformat"/>.</summary>
    public KanoniskSkriver Felt(DateTimeOffset verdi) => Tid([], verdi);

    /// <summary>A hash as 64 lower-case hexadecimal digits.</summary>
    public KanoniskSkriver Felt(Kjedehash verdi) => Hash([], verdi);

    /// <summary>A line begins with what another writer has written of one.</summary>
    internal void Linjestart(ReadOnlySpan<byte> start)
    {
        _ = NyttFelt(start, 0);
    }

    public void Linjeslutt()
    {
        SkaffPlass(1);
        _buffer[_lengde++] = (byte)'\n';
        _midtILinjen = false;
    }

    private static void KrevRen(string? verdi)
    {
        if (verdi.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            throw new FormatException("Et felt har kontrolltegn.");
        }
    }

    private KanoniskSkriver Felt(ReadOnlySpan<byte> navn, ReadOnlySpan<char> tekst, Encoding utf8)
    {
        var span = NyttFelt(navn, utf8.GetMaxByteCount(tekst.Length));
        var skrevet = tekst.Length <= Kort ? Ascii(tekst, span) : -1;
        _lengde += skrevet >= 0 ? skrevet : utf8.GetBytes(tekst, span);
        return this;
    }

    private KanoniskSkriver Tall(ReadOnlySpan<byte> navn, long verdi)
    {
        verdi.TryFormat(NyttFelt(navn, LengsteTall), out var skrevet, provider: CultureInfo.InvariantCulture);
        _lengde += skrevet;
        return this;
    }

    private KanoniskSkriver Kroner(ReadOnlySpan<byte> navn, long oere)
    {
        var span = NyttFelt(navn, LengsteTall);
        var stoerrelse = oere < 0 ? unchecked((ulong)-oere) : (ulong)oere;
        var plass = 0;
        if (oere < 0)
        {
            span[plass++] = (byte)'-';
        }

        (stoerrelse / 100).TryFormat(span[plass..], out var skrevet, provider: CultureInfo.InvariantCulture);
        plass += skrevet;
        var rest = (int)(stoerrelse % 100);
        span[plass++] = (byte)'.';
        span[plass++] = (byte)('0' + (rest / 10));
        span[plass++] = (byte)('0' + (rest % 10));
        _lengde += plass;
        return this;
    }

    private KanoniskSkriver Dato(ReadOnlySpan<byte> navn, DateOnly verdi)
    {
        Dato(NyttFelt(navn, LengsteTall), verdi.Year, verdi.Month, verdi.Day);
        return this;
    }

    private KanoniskSkriver Tid(ReadOnlySpan<byte> navn, DateTimeOffset verdi)
    {
        var t = verdi.UtcDateTime;
        var span = NyttFelt(navn, LengsteTall);
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

    private KanoniskSkriver Hash(ReadOnlySpan<byte> navn, Kjedehash verdi)
    {
        verdi.SkrivHeksadesimalt(NyttFelt(navn, Kjedehash.Lengde * 2));
        _lengde += Kjedehash.Lengde * 2;
        return this;
    }

    /// <summary>Ends the field before, writes the name of this one, and gives room for a value of at most so many bytes.</summary>
    private Span<byte> NyttFelt(ReadOnlySpan<byte> navn, int mest)
    {
        SkaffPlass(navn.Length + mest + 1);
        if (_midtILinjen)
        {
            _buffer[_lengde++] = 0x1f;
        }

        _midtILinjen = true;
        navn.CopyTo(_buffer.AsSpan(_lengde));
        _lengde += navn.Length;
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
