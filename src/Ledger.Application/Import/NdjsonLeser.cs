using System.Buffers;
using System.Text;
using System.Text.Json;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;

namespace Ledger.Application.Import;

/// <summary>
/// Rows of an NDJSON body: one JSON object a line, values as strings or numbers. Empty lines, and objects without any value, are passed over.
/// </summary>
/// <param name="format">The fields; those of postings when it is left out.</param>
public sealed class NdjsonLeser(Stream body, Radformat? format = null) : IPosteringsleser
{
    private const int LongestLine = 1 << 20;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 2 };

    private readonly Radformat _format = format ?? Radformat.Posteringer;
    private readonly Posteringsfelt _rad = new();
    private readonly StringPool _pool = new();
    private readonly List<Egenskap> _sist = [];
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
                if (_rad.Formfeil is not null || !_rad.ErTom)
                {
                    return _rad;
                }
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
                throw Avvisning.Ugyldig(new Feil(_linje + 1, Radkolonner.HeleInnholdet, Feilkoder.UgyldigNdjson, $"Linjen er lengre enn {LongestLine} byte."));
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

    /// <summary>Reads a line as a row. One that is not an object of the format's fields is an error of its row, with the fields that could be read.</summary>
    private void Les(ReadOnlySpan<byte> line)
    {
        _rad.Toem();
        _rad.Linje = _linje;
        var json = new Utf8JsonReader(line, Options);
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("Not an object.");
            }

            LesFelt(ref json);
            if (json.Read())
            {
                throw new JsonException("More than one value.");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Avvis(Radkolonner.HeleInnholdet, Feilkoder.UgyldigNdjson, "Linjen er ikke ett JSON-objekt i UTF-8.");
        }
    }

    private void LesFelt(ref Utf8JsonReader json)
    {
        var sett = 0UL;
        for (var i = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; i++)
        {
            if (Finn(ref json, i) is not { } egenskap)
            {
                json.Read();
                json.Skip();
                continue;
            }

            var bit = 1UL << (int)egenskap.Felt;
            if ((sett & bit) != 0)
            {
                Avvis(egenskap.Felt.Navn(), Feilkoder.DublettKolonne, $"Feltet {egenskap.Felt.Navn()} står flere ganger.");
            }

            sett |= bit;
            json.Read();
            switch (json.TokenType)
            {
                case JsonTokenType.String or JsonTokenType.Number:
                    _rad[egenskap.Felt] = Verdi(ref json, egenskap);
                    break;
                case JsonTokenType.Null:
                    _rad[egenskap.Felt] = "";
                    break;
                default:
                    Avvis(egenskap.Felt.Navn(), Feilkoder.UgyldigNdjson, "Verdien er verken tekst, tall eller null.");
                    json.Skip();
                    break;
            }
        }
    }

    /// <summary>Only the first fault in a row's form is told.</summary>
    private void Avvis(string felt, string kode, string melding) => _rad.Formfeil ??= new Feil(_linje, felt, kode, melding);

    /// <summary>
    /// The property that the reader stands at; null when the format has no such property. Most feeds write the properties in the same order on every
    /// line, so the property that stood at this place on the line before is compared first.
    /// </summary>
    private Egenskap? Finn(ref Utf8JsonReader json, int place)
    {
        if (place < _sist.Count && json.ValueTextEquals(_sist[place].Navn))
        {
            return _sist[place];
        }

        var name = json.GetString()!;
        if (!_format.Alle.TryGetValue(name, out var felt))
        {
            Avvis(
                Tekstregler.HarGyldigeTegn(name) && name.Length is > 0 and <= 40 ? name : Radkolonner.HeleInnholdet, Feilkoder.UkjentKolonne,
                "Raden har et felt som ikke finnes i formatet.");
            return null;
        }

        var found = new Egenskap(Encoding.UTF8.GetBytes(name), felt);
        if (place == _sist.Count)
        {
            _sist.Add(found);
        }
        else if (place < _sist.Count)
        {
            _sist[place] = found;
        }

        return found;
    }

    /// <summary>A text, or a number as it is written. Much of a row repeats the row before.</summary>
    private string Verdi(ref Utf8JsonReader json, Egenskap egenskap)
    {
        var raw = json.ValueSpan;
        if (!egenskap.ErSom(raw))
        {
            egenskap.Husk(raw, Tekst(ref json, egenskap.Felt));
        }

        return egenskap.Tekst;
    }

    private string Tekst(ref Utf8JsonReader json, Radfelt felt)
    {
        if (json.TokenType == JsonTokenType.Number && felt == Radfelt.Periode)
        {
            return Encoding.ASCII.GetString(Heltall(json.ValueSpan));
        }

        Span<char> text = stackalloc char[StringPool.LongestPooled];
        return !Radkolonner.Gjentas(felt) || json.ValueSpan.Length > text.Length
            ? json.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetString(json.ValueSpan) : json.GetString()!
            : _pool.Get(text[..(json.TokenType == JsonTokenType.Number ? Encoding.ASCII.GetChars(json.ValueSpan, text) : json.CopyString(text))]);
    }

    /// <summary>1.0 is the integer 1 (JSON Schema 2020-12 § 6.1.1), as it is in the JSON of a bilag.</summary>
    private static ReadOnlySpan<byte> Heltall(ReadOnlySpan<byte> tall) =>
        tall.IndexOf((byte)'.') is var punktum and > 0 && tall[(punktum + 1)..].IndexOfAnyExcept((byte)'0') < 0 ? tall[..punktum] : tall;

    /// <summary>A property of the line before: its name, and its value as it was written and as it was read.</summary>
    private sealed class Egenskap(byte[] navn, Radfelt felt)
    {
        private readonly byte[] _raa = new byte[64];
        private int _lengde = -1;

        public byte[] Navn => navn;

        public Radfelt Felt => felt;

        public string Tekst { get; private set; } = "";

        public bool ErSom(ReadOnlySpan<byte> raa) => raa.Length == _lengde && raa.SequenceEqual(_raa.AsSpan(0, _lengde));

        public void Husk(ReadOnlySpan<byte> raa, string tekst)
        {
            Tekst = tekst;
            _lengde = raa.Length <= _raa.Length ? raa.Length : -1;
            raa[..Math.Max(0, _lengde)].CopyTo(_raa);
        }
    }
}
