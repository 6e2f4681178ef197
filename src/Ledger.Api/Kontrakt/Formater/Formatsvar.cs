using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Kontrakt.Formater;

/// <summary>Answers a report in the form that was agreed on.</summary>
internal static class Formatsvar
{
    private const int Toemmegrense = 1 << 16;

    /// <summary>A report as JSON, or its table.</summary>
    public static IResult Av(HttpContext http, object svar) => http.Format() == Rapportformat.Json
        ? Results.Bytes(Json(svar), "application/json; charset=utf-8")
        : new Tabellsvar(Rapporttabeller.Av(svar), Neste(svar));

    /// <summary>A report as UTF-8.</summary>
    public static byte[] Json(object svar) => JsonSerializer.SerializeToUtf8Bytes(svar, svar.GetType(), JsonOppsett.Valg);

    /// <summary>A table as CSV or a workbook.</summary>
    public static IResult Av(Tabell tabell) => new Tabellsvar(tabell, null);

    private static string? Neste(object svar) => svar switch
    {
        Endepunkter.Posteringsliste l => l.Neste,
        Endepunkter.Bevegelsessvar b => b.Neste,
        _ => null,
    };

    private sealed class Tabellsvar(Tabell tabell, string? neste) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var format = httpContext.Format();
            var response = httpContext.Response;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName($"{tabell.Navn}{Filnavn()}.{format.Filendelse}");
            response.Headers.ContentDisposition = disposition.ToString();
            if (neste is not null)
            {
                // A table has no place for the cursor of the next page (RFC 8288).
                var query = QueryString.Create(httpContext.Request.Query.Where(q => q.Key != "etter")).Add("etter", neste);
                response.Headers.Link = $"<{httpContext.Request.PathBase}{httpContext.Request.Path}{query}>; rel=\"next\"";
            }

            if (format == Rapportformat.Xlsx)
            {
                await using var workbook = await Xlsx.SkrivAsync(tabell, httpContext.RequestAborted);
                response.ContentType = format.Innholdstype;
                response.ContentLength = workbook.Length;
                await workbook.CopyToAsync(response.Body, httpContext.RequestAborted);
                return;
            }

            response.ContentType = Csv.Innholdstype;
            await CsvAsync(response.Body, httpContext.RequestAborted);
        }

        private async Task CsvAsync(Stream body, CancellationToken ct)
        {
            var csv = Csv.ForRegneark().Rad([.. tabell.Kolonner.Select(k => k.Overskrift)]);
            await foreach (var rad in tabell.Rader.WithCancellation(ct))
            {
                csv.Rad(rad);
                if (csv.Lengde > Toemmegrense)
                {
                    await body.WriteAsync(csv.Toem(), ct);
                }
            }

            await body.WriteAsync(csv.Toem(), ct);
        }

        /// <summary>Whose and of what the figures are: a saved file says it by its name.</summary>
        private string Filnavn()
        {
            object? Finn(string navn) => tabell.Opplysninger.FirstOrDefault(o => o.Navn == navn).Verdi;
            var unit = Finn("Enhet") is string enhet and not "kr" ? "-" + enhet : "";
            return string.Concat(new[] { Finn("Kommune"), Finn("År"), Finn("Versjon") is { } v ? $"v{v}" : null }.Where(d => d is not null).Select(d => $"-{d}")) + unit;
        }
    }
}
