using Ledger.Api.Http.Problemer;
using Ledger.Api.Innstillinger;
using Ledger.Application;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Http.Komprimering;

/// <summary>How large a body of the endpoint may be, in bytes, as it is sent and after it is unpacked.</summary>
internal sealed record Innholdsgrense(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

/// <summary>Unpacks bodies by their Content-Encoding (RFC 9110 § 8.4) before they are read; 415 for a coding that the service does not have.</summary>
internal static class Utpakking
{
    private const string Kodinger = "gzip, br, deflate";

    public static void UseUtpakking(this WebApplication app)
    {
        var standard = app.Services.GetRequiredService<IOptions<Grenser>>().Value.InnholdByte;
        app.Use(async (http, neste) =>
        {
            var koding = http.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
            if (koding is "" or "identity")
            {
                await neste(http);
                return;
            }

            using var utpakker = Utpakker(koding, new Bytekilde(http.Request.Body));
            if (utpakker is null)
            {
                http.Response.Headers.AcceptEncoding = Kodinger;
                await Problemsvar.SkrivAsync(
                    http, StatusCodes.Status415UnsupportedMediaType, Problemtyper.Innholdskoding, "Innholdskodingen støttes ikke",
                    $"Content-Encoding er én av {Kodinger}, eller utelatt.");
                return;
            }

            var mest = http.GetEndpoint()?.Metadata.GetMetadata<Innholdsgrense>()?.MaxRequestBodySize ?? standard;
            http.Request.Headers.Remove(HeaderNames.ContentEncoding);
            http.Request.Body = new Grensestroem(new Utpakketstroem(utpakker), mest);
            await neste(http);
        });
    }

    private static Utpakker? Utpakker(string koding, Bytekilde kilde) => koding switch
    {
        "gzip" or "x-gzip" => new Gziputpakker(kilde),
        "deflate" => new Zlibutpakker(kilde),
        "br" => new Brotliutpakker(kilde),
        _ => null,
    };
}
