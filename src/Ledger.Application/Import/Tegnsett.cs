using System.Text;

namespace Ledger.Application.Import;

/// <summary>The character sets that bodies come in.</summary>
public static class Tegnsett
{
    /// <summary>UTF-8 that throws on bytes that are not valid, rather than replacing them.</summary>
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Latin-1 as it is written: programs that say ISO-8859-1 mean the superset that has quotation marks and the euro.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The encoding of a <c>charset</c>; null when it is none of those that are read.</summary>
    public static Encoding? Finn(string? charset) => charset?.Trim('"').ToLowerInvariant() switch
    {
        null or "" or "utf-8" or "utf8" or "us-ascii" => Utf8,
        "utf-16" or "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        "iso-8859-1" or "iso8859-1" or "latin1" or "windows-1252" or "cp1252" => Windows1252,
        _ => null,
    };

    /// <summary>The stream itself, or what it says as UTF-8. It stays with the caller.</summary>
    public static Stream SomUtf8(Stream body, Encoding tegnsett) =>
        tegnsett is UTF8Encoding ? body : Encoding.CreateTranscodingStream(body, tegnsett, Utf8, leaveOpen: true);

    /// <summary>The first line that is not UTF-8; null when that cannot be said.</summary>
    internal static long? FoersteUgyldigeLinje(Stream body)
    {
        if (!body.CanSeek)
        {
            return null;
        }

        body.Position = 0;
        var (buffer, linje, rest) = (new byte[1 << 16], 1L, 0);
        while (body.Read(buffer, rest, buffer.Length - rest) is var lest and > 0)
        {
            var bytes = buffer.AsSpan(0, rest + lest);
            for (var slutt = bytes.IndexOf((byte)'\n'); slutt >= 0; slutt = bytes.IndexOf((byte)'\n'))
            {
                if (!System.Text.Unicode.Utf8.IsValid(bytes[..slutt]))
                {
                    return linje;
                }

                linje++;
                bytes = bytes[(slutt + 1)..];
            }

            if (bytes.Length == buffer.Length)
            {
                return linje; // No line of the format is as long.
            }

            bytes.CopyTo(buffer);
            rest = bytes.Length;
        }

        return System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, rest)) ? null : linje;
    }
}
