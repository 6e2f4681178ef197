using System.Buffers;
using System.Text.Json;
using Ledger.Api.Http.Hoder;
using Ledger.Api.Http.Json;
using Ledger.Api.Http.Svar;
using Ledger.Application.Revisjon;
using Ledger.Application.Tabeller;

namespace Ledger.Api.Revisjon;

/// <summary>Writes the auditor's extract while the journal is read: memory does not grow with the ledger.</summary>
internal sealed class Uttrekkssvar(Journaluttrekk uttrekk) : IResult
{
    public const string Ndjson = "application/x-ndjson";
    private const int Toemmegrense = 1 << 16;
    private static readonly JsonWriterOptions Skriving = new() { Encoder = JsonOppsett.Valg.Encoder, SkipValidation = false };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Hodefelt.Sett(httpContext.Response, uttrekk.Hode);
        return httpContext.Format() == Rapportformat.Csv ? SkrivCsvAsync(httpContext) : SkrivNdjsonAsync(httpContext);
    }

    private async Task SkrivNdjsonAsync(HttpContext http)
    {
        http.Response.ContentType = Ndjson;
        var buffer = new ArrayBufferWriter<byte>(Toemmegrense * 2);
        using var json = new Utf8JsonWriter(buffer, Skriving);
        Uttrekkslinje.Hode(json, uttrekk.Hode, uttrekk.Utvalg.EtterSekvens, uttrekk.Utvalg.Aar);
        Linjeslutt(json, buffer);
        await foreach (var post in uttrekk.Poster)
        {
            Uttrekkslinje.Post(json, post);
            Linjeslutt(json, buffer);
            if (buffer.WrittenCount > Toemmegrense)
            {
                await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
                buffer.ResetWrittenCount();
            }
        }

        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    /// <summary>One line per row, for spreadsheets; a definition, which has no rows, is one line with its JSON.</summary>
    private async Task SkrivCsvAsync(HttpContext http)
    {
        http.Response.ContentType = Csv.Innholdstype;
        var csv = Uttrekkscsv.Overskrift(new Csv());
        await foreach (var post in uttrekk.Poster)
        {
            Uttrekkscsv.Post(csv, post);
            if (csv.Lengde > Toemmegrense)
            {
                await http.Response.Body.WriteAsync(csv.Toem(), http.RequestAborted);
            }
        }

        await http.Response.Body.WriteAsync(csv.Toem(), http.RequestAborted);
    }

    private static void Linjeslutt(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        json.Flush();
        json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
    }
}
