using System.Buffers;
using System.Text;
using System.Text.Json;
using Ledger.Domain.Hovedbok;

namespace Ledger.Application.Import;

/// <summary>Rows of an NDJSON body: one JSON object a line, values as strings or numbers. Empty lines are passed over.</summary>
public sealed class NdjsonLeser(Stream body) : IPosteringsleser
{
    private const int LongestLine = 1 << 20;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 2 };

    private readonly Posteringsfelt _rad = new();
    private readonly StringPool _pool = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private bool _eof;
    private long _linje;

    public Posteringsfelt? Neste()
    {
        while (NesteLinje(out var line))
        {
            _linje++;
            if (_linje == 1 && line.StartsWith("\uFEFF"u8))
            {
                line = line[3..];
            }

            if (line.Trim(" \t\r"u8).Length > 0)
            {
                Les(line);
                return _rad;
            }
        }

        return null;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool NesteLinje(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                line = _buffer.AsSpan(_start, searched + newline);
                _start += searched + newline + 1;
                return true;
            }

            searched = _end - _start;
            if (_eof)
            {
                line = _buffer.AsSpan(_start, searched);
                _start = _end;
                return line.Length > 0;
            }

            if (searched > LongestLine)
            {
                throw Avvisning.Ugyldig("body", "ugyldig_ndjson", $"Linje {_linje + 1} er lengre enn {LongestLine} byte.");
            }

            Fyll();
        }
    }

    private void Fyll()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = body.Read(_buffer, _end, _buffer.Length - _end);
        _eof = read == 0;
        _end += read;
    }

    private void Les(ReadOnlySpan<byte> line)
    {
        Nullstill();
        var json = new Utf8JsonReader(line, Options);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("Not an object.");
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = _pool.Get(json.GetString());
                json.Read();
                var value = json.TokenType switch
                {
                    JsonTokenType.String => _pool.Get(json.GetString()),
                    JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
                    JsonTokenType.Null => "",
                    _ => throw Avvisning.Ugyldig(name, "ugyldig_ndjson", $"Linje {_linje}: verdien er verken tekst, tall eller null."),
                };
                if (!Radkolonner.Alle.TryGetValue(name, out var set))
                {
                    throw Avvisning.Ugyldig(Tekstregler.HarGyldigeTegn(name) ? name : "body", "ukjent_kolonne", $"Linje {_linje} har et felt som ikke finnes i formatet.");
                }

                set(_rad, value);
            }

            if (json.Read())
            {
                throw new JsonException("More than one value.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Avvisning.Ugyldig("body", "ugyldig_ndjson", $"Linje {_linje} er ikke ett JSON-objekt i UTF-8.");
        }

        _rad.Linje = _linje;
    }

    private void Nullstill()
    {
        foreach (var set in Radkolonner.Alle.Values)
        {
            set(_rad, "");
        }
    }
}
