using Ledger.Application;
using Ledger.Domain.Validering;

namespace Ledger.Api.Http.Komprimering;

/// <summary>
/// The compressed bytes of a body, handed to a decoder in small pieces. A decoder of the framework does not tell where in its last piece it
/// ended; what stands right after that, and is known by then, does (<see cref="FinnAsync"/>).
/// </summary>
internal sealed class Bytekilde(Stream indre) : Lesestroem
{
    private const int Stykke = 4_096;
    private readonly byte[] _buffer = new byte[8 * Stykke];
    private int _nestSiste;
    private int _siste;
    private int _fra;
    private int _til;
    private bool _slutt;

    /// <summary>What is at hand and not used yet.</summary>
    public ReadOnlySpan<byte> Foran => _buffer.AsSpan(_fra, _til - _fra);

    /// <summary>The body is broken: it ends too early, or its bytes are not of its coding.</summary>
    public static Avvisning Feil() =>
        Avvisning.Ugyldig("body", Feilkoder.UgyldigKomprimering, "Det komprimerte innholdet er avkuttet eller skadet. Ingenting er gjort.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await FyllAsync(1, cancellationToken);
        var antall = Math.Min(Math.Min(Stykke, buffer.Length), _til - _fra);
        _buffer.AsMemory(_fra, antall).CopyTo(buffer);
        (_nestSiste, _siste) = (_siste, _fra);
        _fra += antall;
        return antall;
    }

    /// <exception cref="Avvisning">400: the body ends here.</exception>
    public async ValueTask<byte> ByteAsync(CancellationToken ct)
    {
        await FyllAsync(1, ct);
        if (_fra == _til)
        {
            throw Feil();
        }

        Bruk(1);
        return _buffer[_fra - 1];
    }

    /// <summary>So many bytes are used, and where is known.</summary>
    public void Bruk(int antall) => _nestSiste = _siste = _fra += antall;

    /// <summary>
    /// Goes on after a tail that stands in the last pieces or right after them, and is followed by the end or by what may come next; false when
    /// there is none. (What comes next is looked at because a short tail, such as the zeros of an empty member, may stand in several places.)
    /// </summary>
    /// <param name="neste">What may follow; empty: only the end.</param>
    public async ValueTask<bool> FinnAsync(byte[] hale, byte[] neste, CancellationToken ct)
    {
        await FyllAsync(hale.Length + Math.Max(neste.Length, 1), ct);
        for (var fra = _nestSiste; _buffer.AsSpan(fra, _til - fra).IndexOf(hale) is >= 0 and var plass; fra += plass + 1)
        {
            var etter = fra + plass + hale.Length;
            var rest = _buffer.AsSpan(etter, _til - etter);
            if (rest.IsEmpty || (neste.Length > 0 && rest.StartsWith(neste)))
            {
                _nestSiste = _siste = _fra = etter;
                return true;
            }
        }

        return false;
    }

    public async ValueTask<bool> ErSluttAsync(CancellationToken ct)
    {
        await FyllAsync(1, ct);
        return _fra == _til;
    }

    /// <summary>Reads until so many bytes are at hand, or the body ends.</summary>
    public async ValueTask FyllAsync(int antall, CancellationToken ct)
    {
        while (_til - _fra < antall && !_slutt)
        {
            if (_til == _buffer.Length)
            {
                // The pieces that were handed out last are kept, since the reader has not yet said how much it used.
                _buffer.AsSpan(_nestSiste, _til - _nestSiste).CopyTo(_buffer);
                (_nestSiste, _siste, _fra, _til) = (0, _siste - _nestSiste, _fra - _nestSiste, _til - _nestSiste);
            }

            var lest = await indre.ReadAsync(_buffer.AsMemory(_til), ct);
            _slutt = lest == 0;
            _til += lest;
        }
    }
}
