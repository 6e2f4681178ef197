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
    private readonly List<(byte[] Navn, Radfelt Felt)> _sist = [];
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
        _rad.Toem();
        var json = new Utf8JsonReader(line, Options);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("Not an object.");
            }

            for (var i = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; i++)
            {
                var felt = Felt(ref json, i);
                json.Read();
                _rad[felt] = json.TokenType switch
                {
                    JsonTokenType.String => Tekst(ref json),
                    JsonTokenType.Number => Encoding.ASCII.GetString(json.ValueSpan),
                    JsonTokenType.Null => "",
                    _ => throw Avvisning.Ugyldig(felt.ToString().ToLowerInvariant(), "ugyldig_ndjson", $"Linje {_linje}: verdien er verken tekst, tall eller null."),
                };
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

    /// <summary>The field that a property names. Most feeds write the same order on every line, so the one that stood there last is tried first.</summary>
    private Radfelt Felt(ref Utf8JsonReader json, int place)
    {
        if (place < _sist.Count && json.ValueTextEquals(_sist[place].Navn))
        {
            return _sist[place].Felt;
        }

        var name = json.GetString()!;
        if (!Radkolonner.Alle.TryGetValue(name, out var felt))
        {
            throw Avvisning.Ugyldig(Tekstregler.HarGyldigeTegn(name) ? name : "body", "ukjent_kolonne", $"Linje {_linje} har et felt som ikke finnes i formatet.");
        }

        if (place == _sist.Count)
        {
            _sist.Add((Encoding.UTF8.GetBytes(name), felt));
        }
        else if (place < _sist.Count)
        {
            _sist[place] = (Encoding.UTF8.GetBytes(name), felt);
        }

        return felt;
    }

    private string Tekst(ref Utf8JsonReader json)
    {
        Span<char> text = stackalloc char[StringPool.LongestPooled];
        return json.ValueSpan.Length <= text.Length ? _pool.Get(text[..json.CopyString(text)]) : json.GetString()!;
    }
}
