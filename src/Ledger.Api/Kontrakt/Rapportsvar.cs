using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Ledger.Api.Kontrakt.Formater;
using Ledger.Application.Porter;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Kontrakt;

/// <summary>A statement.</summary>
/// <param name="Versjon">The municipality's version that every figure is of.</param>
/// <param name="Kjedehode">The chain's head at that version.</param>
internal sealed record Oppstillingssvar(
    string Kommunenummer, int Aar, string Oppstilling, string Navn, string? Hjemmel, int TilPeriode, long Versjon, string Kjedehode, string Enhet, string Fortegn,
    IReadOnlyList<Oppstillingslinjesvar> Linjer);

/// <summary>A line of a statement.</summary>
/// <param name="Avvik">revidertBudsjett − regnskap in ledger sign: positive is better than budget.</param>
/// <param name="AvvikProsent">avvik in percent of the revised budget's magnitude; null when that is 0.</param>
internal sealed record Oppstillingslinjesvar(
    string Post, string Tekst, string Type, decimal OpprinneligBudsjett, decimal RevidertBudsjett, decimal Regnskap, decimal Avvik, decimal? AvvikProsent, decimal? RegnskapForrigeAar, bool KanUtelates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Forklaring? Forklaring = null);

/// <summary>What a figure stands on (forklar=true).</summary>
/// <param name="Filtre">Which postings count; a posting that several match counts once. Empty for a sum.</param>
/// <param name="Formel">Over other posts, in display sign; null for a line.</param>
/// <param name="AntallPosteringer">How many postings the accounts column sums.</param>
internal sealed record Forklaring(IReadOnlyList<string> Filtre, string? Formel, int Visningsfortegn, long AntallPosteringer, long Versjon, string Kjedehode);

/// <summary>Answers reports so that they can be kept: a strong ETag of version and parameters, and 304 without computing.</summary>
internal static class Rapportsvarer
{
    private static readonly string Program = typeof(Rapportsvarer).Assembly.GetName().Version!.ToString() + typeof(Rapportsvarer).Module.ModuleVersionId.ToString("N");

    public static IResult Svar<T>(HttpContext http, Kommunehode hode, Func<T> beregn)
        where T : notnull
    {
        var etag = new EntityTagHeaderValue($"\"{hode.Versjon}-{Avtrykk(http, hode)}\"");
        http.Response.GetTypedHeaders().ETag = etag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Format() != Rapportformat.Json)
        {
            Hodefelt.Sett(http.Response, hode);
        }

        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(k => k.Compare(etag, useStrongComparison: false) || k.Equals(EntityTagHeaderValue.Any))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Formatsvar.Av(http, beregn());
    }

    /// <summary>The same version, address, parameters, form and program give the same bytes.</summary>
    private static string Avtrykk(HttpContext http, Kommunehode hode)
    {
        var text = $"{Program}\n{http.Format().Innholdstype}\n{hode.Kjedehode}\n{http.Request.Path}\n{string.Join('&', http.Request.Query.OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
    }
}
