using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Web.Ruting;

/// <summary>A page or a resource as bytes, with its compressed forms, each made once, and a strong ETag for each.</summary>
internal sealed class Sidesvar
{
    private const int Avtrykkstegn = 24;
    private readonly string _avtrykk;
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    /// <param name="holdbarhet">The value of Cache-Control.</param>
    public Sidesvar(byte[] kropp, string innholdstype, string holdbarhet)
    {
        Kropp = kropp;
        Innholdstype = innholdstype;
        Holdbarhet = holdbarhet;
        _avtrykk = Convert.ToHexStringLower(SHA256.HashData(kropp))[..Avtrykkstegn];
        _gzip = new(() => Komprimer(s => new GZipStream(s, CompressionLevel.Optimal)));
        _brotli = new(() => Komprimer(s => new BrotliStream(s, CompressionLevel.Optimal)));
    }

    public byte[] Kropp { get; }

    /// <summary>What the browser saves it as; null for what is shown.</summary>
    public string? Filnavn { get; init; }

    /// <summary>It is of a form that is packed already, and is sent as it is.</summary>
    public bool ErPakket { get; init; }

    public string Innholdstype { get; }

    public string Holdbarhet { get; }

    /// <summary>About how many bytes it takes, compressed forms included.</summary>
    public long Byte => 1_000 + ((ErPakket ? 1L : 2L) * Kropp.Length);

    /// <summary>The same with another word on how long it may be kept.</summary>
    public Sidesvar Med(string holdbarhet) => new(Kropp, Innholdstype, holdbarhet) { Filnavn = Filnavn, ErPakket = ErPakket };

    /// <summary>What search engines may read: the published pages. The API answers programs.</summary>
    public static Sidesvar Roboter { get; } = new("User-agent: *\nDisallow: /v1/\n"u8.ToArray(), "text/plain; charset=utf-8", "public, max-age=86400");

    public static Sidesvar Html(string dokument, string holdbarhet) => new(Encoding.UTF8.GetBytes(dokument), "text/html; charset=utf-8", holdbarhet);

    /// <summary>Answers, or says that the reader has it already.</summary>
    public async Task SkrivAsync(HttpContext http)
    {
        var (koding, bytes) = Velg(http.Request.Headers.AcceptEncoding.ToString());
        var etag = $"\"{_avtrykk}{(koding is null ? "" : "-" + koding)}\"";
        var svar = http.Response;
        svar.Headers.ETag = etag;
        svar.Headers.CacheControl = Holdbarhet;
        svar.Headers.Vary = "Accept-Encoding";
        if (ErKjent(http.Request, etag))
        {
            svar.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (Filnavn is not null)
        {
            svar.Headers.ContentDisposition = $"attachment; filename=\"{Filnavn}\"";
        }

        svar.ContentType = Innholdstype;
        svar.ContentLength = bytes.Length;
        if (koding is not null)
        {
            svar.Headers.ContentEncoding = koding;
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await svar.BodyWriter.WriteAsync(bytes, http.RequestAborted);
        }
    }

    /// <summary>Brotli where it is asked for, then gzip; a coding with q=0 is not wanted (RFC 9110 § 12.5.3).</summary>
    private (string? Koding, byte[] Bytes) Velg(string accept)
    {
        bool Vil(string koding) => StringWithQualityHeaderValue.TryParseList([accept], out var liste) && liste.Any(v => v.Value == koding && v.Quality != 0);
        return accept.Length == 0 || ErPakket ? (null, Kropp) : Vil("br") ? ("br", _brotli.Value) : Vil("gzip") ? ("gzip", _gzip.Value) : (null, Kropp);
    }

    private static bool ErKjent(HttpRequest forespoersel, string etag) =>
        EntityTagHeaderValue.TryParseList([.. forespoersel.Headers.IfNoneMatch.OfType<string>()], out var kjente)
        && kjente.Any(k => k.Tag == "*" || k.Compare(EntityTagHeaderValue.Parse(etag), useStrongComparison: false));

    private byte[] Komprimer(Func<Stream, Stream> koder)
    {
        using var maal = new MemoryStream();
        using (var stroem = koder(maal))
        {
            stroem.Write(Kropp);
        }

        return maal.ToArray();
    }
}
