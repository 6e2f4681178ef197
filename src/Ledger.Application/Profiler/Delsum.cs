using System.IO.Compression;

namespace Ledger.Application.Profiler;

/// <summary>The checksum of a part of a zip file: CRC-32 with the reflected polynomial EDB88320 (APPNOTE.TXT 4.4.7).</summary>
internal static class Delsum
{
    private static readonly uint[] Tabell = [.. Enumerable.Range(0, 256).Select(Sum)];

    /// <summary>Whether what the part unpacks to has the length and the sum that the list of contents says.</summary>
    public static bool Stemmer(ZipArchiveEntry del)
    {
        using var innhold = del.Open();
        var buffer = new byte[1 << 16];
        var (sum, lengde) = (uint.MaxValue, 0L);
        while (innhold.Read(buffer) is var antall and > 0)
        {
            lengde += antall;
            foreach (var b in buffer.AsSpan(0, antall))
            {
                sum = Tabell[(sum ^ b) & 0xFF] ^ (sum >> 8);
            }
        }

        return ~sum == del.Crc32 && lengde == del.Length;
    }

    private static uint Sum(int verdi)
    {
        var sum = (uint)verdi;
        for (var bit = 0; bit < 8; bit++)
        {
            sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return sum;
    }
}
