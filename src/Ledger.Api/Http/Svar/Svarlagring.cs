using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Sikkerhet;
using Ledger.Application.Lesing;
using Ledger.Application.Porter;
using Ledger.Application.Rapportering;
using Ledger.Application.Tabeller;
using Ledger.Domain.Verdier;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Http.Svar;

/// <summary>
/// The answers to reports as bytes. A request that has been asked before at the municipality's version costs one read of that version; one
/// whose ETag is known to the caller costs no more, also when the answer is no longer kept.
/// </summary>
internal sealed class Svarlagring(ILedgerStore store, Svarbudsjett budsjett)
{
    private const int LengsteNoekkel = 2_000;
    private const int MestKodinger = 256;

    /// <summary>This program: another build of it may answer the same in other bytes.</summary>
    private static readonly string Program = string.Concat(
        new[] { typeof(Svarlagring), typeof(Rapport), typeof(LedgerId) }.Select(t => t.Module.ModuleVersionId.ToString("N")));

    private readonly Byteminne<string, Lagretsvar> _svar = new(budsjett.Byte);
    private readonly ConcurrentDictionary<string, Koding> _kodinger = new(StringComparer.Ordinal);

    /// <summary>Middleware before the endpoint, and after it is known that the caller may see the municipality.</summary>
    public async Task SvarAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Rapport>() is { ErFast: true }
            && LedgerId.TryParse(http.GetRouteValue("kommunenummer") as string, out var nummer)
            && ErJson(http.Request.Headers.Accept)
            && await store.FinnKommuneAsync(nummer, http.RequestAborted) is { } hode)
        {
            var koding = Kod(http.Request.Headers.AcceptEncoding);
            if (_svar.Finn(Noekkel(http), out var svar) && svar.ErRett(hode.Versjon))
            {
                await SkrivAsync(http, svar, koding);
                return;
            }

            // The version of an earlier state is not known yet; the endpoint looks it up.
            if (http.Request.Headers.IfNoneMatch.Count > 0 && !http.Request.Query.ContainsKey("versjon") && !http.Request.Query.ContainsKey("perTidspunkt")
                && ErKjent(http, Lagretsvar.Etag(Avtrykk(http, hode), koding)))
            {
                Ikkeendret(http, Lagretsvar.Etag(Avtrykk(http, hode), koding));
                return;
            }
        }

        await next(http);
    }

    /// <summary>Answers with what is computed, and keeps it; 304 without computing when the caller has it.</summary>
    public async Task SvarAsync(HttpContext http, Kommunehode hode, Func<object> beregn)
    {
        var koding = Kod(http.Request.Headers.AcceptEncoding);
        var avtrykk = Avtrykk(http, hode);
        if (ErKjent(http, Lagretsvar.Etag(avtrykk, koding)) || http.Request.Headers.IfNoneMatch == "*")
        {
            Ikkeendret(http, Lagretsvar.Etag(avtrykk, koding));
            return;
        }

        var svar = new Lagretsvar(hode.Versjon, http.Request.Query.ContainsKey("versjon"), avtrykk, Json(beregn()));
        var key = Noekkel(http);
        if (key.Length <= LengsteNoekkel && http.GetEndpoint()?.Metadata.GetMetadata<Rapport>() is { ErFast: true })
        {
            _svar.Sett(key, svar, svar.Byte + (2 * key.Length));
        }

        await SkrivAsync(http, svar, koding);
    }

    /// <summary>Keeps no answer that was made before: something in it was erased.</summary>
    public void Glem() => _svar.Toem();

    /// <summary>An answer within a batch.</summary>
    public byte[] Hent(string noekkel, Kommunehode hode, Func<object> beregn)
    {
        if (_svar.Finn(noekkel, out var kept) && kept.ErRett(hode.Versjon))
        {
            return kept.Kropp;
        }

        var svar = new Lagretsvar(hode.Versjon, false, noekkel, Json(beregn()));
        _svar.Sett(noekkel, svar, svar.Byte + (2 * noekkel.Length));
        return svar.Kropp;
    }

    /// <summary>An answer as UTF-8.</summary>
    public static byte[] Json(object svar) => svar is IRadsvar rader ? Radskriver.Skriv(rader)
        : JsonSerializer.SerializeToUtf8Bytes(svar, svar.GetType(), JsonOppsett.Valg);

    /// <summary>
    /// The same version, address, parameters, form and program give the same bytes to those who see the same. What is defined is of a version too.
    /// </summary>
    public static string Avtrykk(HttpContext http, Kommunehode hode)
    {
        var sporring = string.Join('&', http.Request.Query.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"));
        var text = $"{Program}\n{http.Format().Innholdstype}\n{hode.Kjedehode}\n{http.Request.Path}\n{sporring}{Innsyn(http)}";
        return $"{hode.Versjon}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}";
    }

    /// <summary>The headers that every answer of a report has, 304 too (RFC 9110 § 15.4.5).</summary>
    public static void SettHoder(HttpResponse response, string etag)
    {
        response.Headers.ETag = etag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept, Accept-Encoding";
    }

    public static bool ErKjent(HttpContext http, string etag)
    {
        foreach (var known in http.Request.Headers.IfNoneMatch)
        {
            if (known == etag || (known is not null && known.Contains(etag, StringComparison.Ordinal)
                && EntityTagHeaderValue.TryParseList([known], out var list) && list.Any(k => k.Tag == etag)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Ikkeendret(HttpContext http, string etag)
    {
        SettHoder(http.Response, etag);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
    }

    private static Task SkrivAsync(HttpContext http, Lagretsvar svar, Koding koding)
    {
        var etag = svar.Etag(koding);
        if (ErKjent(http, etag))
        {
            Ikkeendret(http, etag);
            return Task.CompletedTask;
        }

        SettHoder(http.Response, etag);
        return svar.SkrivAsync(http, koding);
    }

    private static bool ErJson(StringValues accept) =>
        accept.Count == 0 || accept == "*/*" || accept == Rapportformat.Json.Innholdstype
        || Formatforhandling.Velg(accept, Rapportformat.Rapport) == Rapportformat.Json;

    private static string Noekkel(HttpContext http) => http.Request.Path.Value + http.Request.QueryString.Value + Innsyn(http);

    // An address cannot contain a line break, so the parts of the key cannot run together.
    private static string Innsyn(HttpContext http) => (http.HarInterntSvar(), http.Enhetsbinding()) switch
    {
        (false, null) => "",
        var (internt, enheter) => (internt ? "\ninternt" : "") + (enheter is null ? "" : "\nenheter " + enheter),
    };

    private Koding Kod(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
        {
            return Koding.Ingen;
        }

        // Programs send few forms of this header, and all of their requests the same.
        var text = acceptEncoding.ToString();
        if (!_kodinger.TryGetValue(text, out var koding))
        {
            koding = Lagretsvar.Velg(acceptEncoding);
            if (_kodinger.Count < MestKodinger)
            {
                _kodinger.TryAdd(text, koding);
            }
        }

        return koding;
    }
}

/// <summary>How much memory kept answers may take, in bytes.</summary>
internal sealed record Svarbudsjett(long Byte);

internal static class Svarlagringsoppsett
{
    public static IApplicationBuilder UseSvarlagring(this IApplicationBuilder app)
    {
        var lagring = app.ApplicationServices.GetRequiredService<Svarlagring>();
        return app.Use(lagring.SvarAsync);
    }
}
