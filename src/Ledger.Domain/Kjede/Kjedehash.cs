using System.Security.Cryptography;

namespace Ledger.Domain.Kjede;

/// <summary>A SHA-256 value of the chain. The default value is 32 zero bytes: what the first entry of a municipality points back to.</summary>
public readonly record struct Kjedehash
{
    public const int Lengde = SHA256.HashSizeInBytes;

    private static readonly byte[] Nuller = new byte[Lengde];

    private readonly byte[]? _bytes;

    private Kjedehash(byte[] bytes) => _bytes = bytes;

    private ReadOnlySpan<byte> Bytes => _bytes ?? Nuller;

    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Kjedehash Fra(byte[] bytes) =>
        bytes.Length == Lengde ? new Kjedehash([.. bytes]) : throw new ArgumentException("A chain hash has 32 bytes.", nameof(bytes));

    /// <summary>The hash of a canonical form.</summary>
    public static Kjedehash Av(ReadOnlySpan<byte> canonical)
    {
        var bytes = new byte[Lengde];
        Sha256.Av(canonical, bytes);
        return new Kjedehash(bytes);
    }

    public byte[] ToArray() => _bytes is null ? new byte[Lengde] : [.. _bytes];

    public bool Equals(Kjedehash other) => Bytes.SequenceEqual(other.Bytes);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => _bytes is null ? new string('0', Lengde * 2) : Convert.ToHexStringLower(_bytes);

    /// <summary>The same as UTF-8, into 64 bytes.</summary>
    public void SkrivHeksadesimalt(Span<byte> utf8)
    {
        _ = Convert.TryToHexStringLower(Bytes, utf8, out _);
    }
}
