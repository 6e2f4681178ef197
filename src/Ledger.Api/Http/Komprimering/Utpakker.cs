using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Ledger.Api.Http.Komprimering;

/// <summary>A body unpacked as it is read. Its end is answered only when all that the coding ends with is there and right: what is cut is not all.</summary>
internal abstract class Utpakker(Bytekilde kilde) : IDisposable
{
    protected Bytekilde Kilde { get; } = kilde;

    /// <summary>0 at the end.</summary>
    public abstract ValueTask<int> LesAsync(Memory<byte> ut, CancellationToken ct);

    public abstract void Dispose();
}

/// <summary>gzip (RFC 1952): one or more members, each ended by its CRC-32 and length; nothing after the last.</summary>
internal sealed class Gziputpakker(Bytekilde kilde) : Utpakker(kilde)
{
    /// <summary>Of CRC-32, by the last byte (RFC 1952 § 8).</summary>
    private static readonly uint[] Tabell =
        [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1)))];

    private static readonly byte[] Kjennetegn = [0x1F, 0x8B];

    private DeflateStream? _del;
    private uint _crc;
    private uint _lengde;
    private bool _ferdig;

    public override async ValueTask<int> LesAsync(Memory<byte> ut, CancellationToken ct)
    {
        while (!_ferdig)
        {
            if (_del is null)
            {
                await HodeAsync(ct);
                (_del, _crc, _lengde) = (new DeflateStream(Kilde, CompressionMode.Decompress, leaveOpen: true), uint.MaxValue, 0);
            }

            if (await _del.ReadAsync(ut, ct) is > 0 and var lest)
            {
                foreach (var b in ut.Span[..lest])
                {
                    _crc = Tabell[(_crc ^ b) & 0xFF] ^ (_crc >> 8);
                }

                _lengde = unchecked(_lengde + (uint)lest);
                return lest;
            }

            await _del.DisposeAsync();
            var hale = new byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(hale, ~_crc);
            BinaryPrimitives.WriteUInt32LittleEndian(hale.AsSpan(4), _lengde);
            if (!await Kilde.FinnAsync(hale, Kjennetegn, ct))
            {
                throw Bytekilde.Feil();
            }

            _del = null;
            _ferdig = await Kilde.ErSluttAsync(ct);
        }

        return 0;
    }

    public override void Dispose() => _del?.Dispose();

    private async ValueTask HodeAsync(CancellationToken ct)
    {
        var hode = new byte[10];
        for (var i = 0; i < hode.Length; i++)
        {
            hode[i] = await Kilde.ByteAsync(ct);
        }

        var flagg = hode[3];
        if (hode is not [0x1F, 0x8B, 8, ..] || (flagg & 0xE0) != 0)
        {
            throw Bytekilde.Feil();
        }

        if ((flagg & 4) != 0)
        {
            var lengde = await Kilde.ByteAsync(ct) | (await Kilde.ByteAsync(ct) << 8);
            for (; lengde > 0; lengde--)
            {
                await Kilde.ByteAsync(ct);
            }
        }

        // The file's name and a comment, each ended by a zero; then a checksum of the head.
        for (var texts = ((flagg >> 3) & 1) + ((flagg >> 4) & 1); texts > 0; texts--)
        {
            while (await Kilde.ByteAsync(ct) != 0)
            {
            }
        }

        for (var sum = flagg & 2; sum > 0; sum--)
        {
            await Kilde.ByteAsync(ct);
        }
    }
}

/// <summary>deflate as HTTP has it, which is zlib (RFC 1950): ended by its Adler-32, and nothing after that.</summary>
internal sealed class Zlibutpakker(Bytekilde kilde) : Utpakker(kilde)
{
    private const uint Modul = 65_521;
    private DeflateStream? _del;
    private uint _a = 1;
    private uint _b;
    private bool _ferdig;

    public override async ValueTask<int> LesAsync(Memory<byte> ut, CancellationToken ct)
    {
        if (_ferdig)
        {
            return 0;
        }

        if (_del is null)
        {
            var (cmf, flg) = (await Kilde.ByteAsync(ct), await Kilde.ByteAsync(ct));
            if ((cmf & 15) != 8 || (flg & 32) != 0 || ((cmf << 8) | flg) % 31 != 0)
            {
                throw Bytekilde.Feil();
            }

            _del = new DeflateStream(Kilde, CompressionMode.Decompress, leaveOpen: true);
        }

        if (await _del.ReadAsync(ut, ct) is > 0 and var lest)
        {
            foreach (var b in ut.Span[..lest])
            {
                _a = (_a + b) % Modul;
                _b = (_b + _a) % Modul;
            }

            return lest;
        }

        var hale = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(hale, (_b << 16) | _a);
        _ferdig = true;
        return await Kilde.FinnAsync(hale, [], ct) ? 0 : throw Bytekilde.Feil();
    }

    public override void Dispose() => _del?.Dispose();
}

/// <summary>brotli (RFC 7932): the decoder knows its end, and nothing may follow it.</summary>
internal sealed class Brotliutpakker(Bytekilde kilde) : Utpakker(kilde)
{
    private BrotliDecoder _dekoder;
    private bool _ferdig;

    public override async ValueTask<int> LesAsync(Memory<byte> ut, CancellationToken ct)
    {
        while (!_ferdig)
        {
            await Kilde.FyllAsync(1, ct);
            var tomt = Kilde.Foran.IsEmpty;
            var status = _dekoder.Decompress(Kilde.Foran, ut.Span, out var brukt, out var skrevet);
            Kilde.Bruk(brukt);
            _ferdig = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && tomt) || (_ferdig && !await Kilde.ErSluttAsync(ct)))
            {
                throw Bytekilde.Feil();
            }

            if (skrevet > 0)
            {
                return skrevet;
            }
        }

        return 0;
    }

    public override void Dispose() => _dekoder.Dispose();
}
