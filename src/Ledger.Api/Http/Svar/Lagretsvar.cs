using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Http.Svar;

/// <summary>The codings that an answer can be sent in (RFC 9110 § 8.4).</summary>
internal enum Koding
{
    Ingen,
    Gzip,
    Brotli,
}

/// <summary>A report as bytes, with its compressed forms, each made once.</summary>
/// <param name="hodeversjon">The municipality's version when it was made; it is right while that is the newest.</param>
/// <param name="erFast">It is of a version that was named, and stays right.</param>
/// <param name="avtrykk">Of version, parameters, definition, form and program.</param>
/// <param name="kropp">JSON in UTF-8.</param>
internal sealed class Lagretsvar(long hodeversjon, bool erFast, string avtrykk, byte[] kropp)
{
    private readonly Lazy<byte[]> _gzip = new(() => Komprimer(kropp, s => new GZipStream(s, CompressionLevel.Optimal)));
    private readonly Lazy<byte[]> _brotli = new(() => Komprimer(kropp, s => new BrotliStream(s, CompressionLevel.Optimal)));

    /// <summary>The strong ETags, one per coding: the bytes are not the same.</summary>
    private readonly string[] _etager = [Etag(avtrykk, Koding.Ingen), Etag(avtrykk, Koding.Gzip), Etag(avtrykk, Koding.Brotli)];

    /// <summary>About how many bytes it takes, compressed forms included.</summary>
    public long Byte => 1_000 + (2L * kropp.Length);

    public byte[] Kropp => kropp;

    public static string Etag(string avtrykk, Koding koding) => koding switch
    {
        Koding.Gzip => $"\"{avtrykk}-gzip\"",
        Koding.Brotli => $"\"{avtrykk}-br\"",
        _ => $"\"{avtrykk}\"",
    };

    public bool ErRett(long nyeste) => erFast || hodeversjon == nyeste;

    public string Etag(Koding koding) => _etager[(int)koding];

    public async Task SkrivAsync(HttpContext http, Koding koding)
    {
        var response = http.Response;
        var bytes = koding switch
        {
            Koding.Gzip => _gzip.Value,
            Koding.Brotli => _brotli.Value,
            _ => kropp,
        };
        if (koding != Koding.Ingen)
        {
            response.Headers.ContentEncoding = koding == Koding.Gzip ? "gzip" : "br";
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
    }

    /// <summary>What <c>Accept-Encoding</c> asks for: the coding with the highest q, brotli before gzip.</summary>
    public static Koding Velg(IList<string?> acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || !StringWithQualityHeaderValue.TryParseList([.. acceptEncoding.OfType<string>()], out var wanted))
        {
            return Koding.Ingen;
        }

        // The quality of a coding; of one that is not named, that of *; identity is always acceptable.
        decimal Kvalitet(string name) =>
            wanted.Where(w => w.Value.Equals(name, StringComparison.OrdinalIgnoreCase) || w.Value == "*")
                .OrderBy(w => w.Value == "*").Select(w => (decimal)(w.Quality ?? 1)).FirstOrDefault();
        var identity = wanted.Any(w => w.Value.Equals("identity", StringComparison.OrdinalIgnoreCase)) ? Kvalitet("identity") : 0m;
        var (brotli, gzip) = (Kvalitet("br"), Kvalitet("gzip"));
        return brotli > 0 && brotli >= gzip && brotli >= identity ? Koding.Brotli : gzip > 0 && gzip >= identity ? Koding.Gzip : Koding.Ingen;
    }

    private static byte[] Komprimer(byte[] bytes, Func<Stream, Stream> koder)
    {
        using var target = new MemoryStream();
        using (var coder = koder(target))
        {
            coder.Write(bytes);
        }

        return target.ToArray();
    }
}
