using Ledger.Application.Tabeller;
using Ledger.Application;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Http.Svar;

/// <summary>Answers a table as CSV or a workbook, to be saved as a file.</summary>
internal static class Tabellsvar
{
    private const int Toemmegrense = 1 << 16;
    private const int LengsteUtvalg = 100;

    /// <summary>Parameters that the name says otherwise, or that change nothing of the contents.</summary>
    private static readonly HashSet<string> Kjente = new(StringComparer.Ordinal) { "enhet", "versjon", "format", "oppstilling", "nivaa" };

    /// <param name="neste">The cursor of the next page, which a table has no place for.</param>
    public static async Task SkrivAsync(HttpContext http, Tabell tabell, string? neste)
    {
        var format = http.Format();
        if (format == Rapportformat.Xlsx)
        {
            Xlsx.Kontroller(tabell);
            SettHoder(http, tabell, format, neste);
            http.Response.ContentType = format.Innholdstype;
            await Xlsx.SkrivAsync(tabell, http.Response.Body, http.RequestAborted);
            return;
        }

        SettHoder(http, tabell, format, neste);
        http.Response.ContentType = Csv.Innholdstype;
        await CsvAsync(http.Response.Body, tabell, http.RequestAborted);
    }

    private static void SettHoder(HttpContext http, Tabell tabell, Rapportformat format, string? neste)
    {
        var disposisjon = new ContentDispositionHeaderValue("attachment");
        disposisjon.SetHttpFileName($"{tabell.Navn}{Filnavn(tabell)}{Utvalg(http.Request.Query)}.{format.Filendelse}");
        http.Response.Headers.ContentDisposition = disposisjon.ToString();
        if (neste is not null)
        {
            // RFC 8288.
            var sporring = QueryString.Create(http.Request.Query.Where(q => q.Key != "etter")).Add("etter", neste);
            http.Response.Headers.Link = $"<{http.Request.PathBase}{Ledgeradresse.Vist(http.Request.Path.Value ?? "")}{sporring}>; rel=\"next\"";
        }
    }

    private static async Task CsvAsync(Stream stream, Tabell tabell, CancellationToken ct)
    {
        var csv = Csv.ForRegneark().Rad([.. tabell.Kolonner.Select(k => k.Overskrift)]);
        await foreach (var rad in tabell.Rader.WithCancellation(ct))
        {
            csv.Rad(rad);
            if (csv.Lengde > Toemmegrense)
            {
                await stream.WriteAsync(csv.Toem(), ct);
            }
        }

        await stream.WriteAsync(csv.Toem(), ct);
    }

    /// <summary>
    /// What was asked for besides: two files of different contents have different names in a folder. Letters, digits and a few signs; so many that a
    /// file system takes them.
    /// </summary>
    private static string Utvalg(IQueryCollection sporring)
    {
        var deler = sporring.Where(p => !Kjente.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"-{p.Key}-{p.Value}");
        var tekst = string.Concat(string.Concat(deler).Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' or ',' ? c : '_'));
        return tekst.Length <= LengsteUtvalg ? tekst : tekst[..LengsteUtvalg];
    }

    /// <summary>Whose and of what the figures are: a saved file says it by its name.</summary>
    private static string Filnavn(Tabell tabell)
    {
        object? Finn(string navn) => tabell.Opplysninger.FirstOrDefault(o => o.Navn == navn).Verdi;
        var enhet = Finn("Enhet") is string vist and not "kr" ? "-" + vist : "";
        var deler = new[] { Finn("Kommune"), Finn("År"), Finn("Versjon") is { } v ? $"v{v}" : null };
        return string.Concat(deler.Where(d => d is not null).Select(d => $"-{d}")) + enhet;
    }
}
