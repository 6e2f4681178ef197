using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Application.Tabeller;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Validering;
using Ledger.Domain.Verdier;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Import;

/// <summary>The forms that an import comes in.</summary>
internal static class Importformat
{
    public const string Csv = "text/csv";
    public const string Ndjson = "application/x-ndjson";
    public const string Json = "application/json";

    /// <summary>What files come as besides <see cref="Csv"/>. What is in them is seen from how they begin.</summary>
    public static readonly string[] AndreFiler =
        [Ndjson, Xlsx, Json, "application/csv", "text/plain", Excel, "application/octet-stream", "multipart/form-data"];

    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What browsers say of a CSV file where Excel is installed.</summary>
    private const string Excel = "application/vnd.ms-excel";

    /// <summary>A workbook or a JSON table.</summary>
    public static bool ErTabell(string? innholdstype) => Er(innholdstype, Xlsx, Json);

    /// <summary>A file that nobody says what is: its beginning does.</summary>
    public static bool ErUsagt(string? innholdstype) => Er(innholdstype, "application/octet-stream");

    private static bool Er(string? innholdstype, params ReadOnlySpan<string> typer) =>
        MediaTypeHeaderValue.TryParse(innholdstype, out var type) && typer.Contains(type.MediaType.Value?.ToLowerInvariant());

    /// <summary>What makes a reader of a body.</summary>
    /// <exception cref="BadHttpRequestException">415.</exception>
    public static Func<Stream, IPosteringsleser> Leser(string? innholdstype, Radformat format)
    {
        var type = MediaTypeHeaderValue.TryParse(innholdstype, out var lest) ? lest : null;
        return (type?.MediaType.Value?.ToLowerInvariant(), Tegnsett.Finn(type?.Charset.Value)) switch
        {
            (Csv or "application/csv" or "text/plain" or Excel, { } tegnsett) => innhold => new CsvLeser(innhold, tegnsett, format),
            (Ndjson, { } tegnsett) => innhold => new NdjsonLeser(Tegnsett.SomUtf8(innhold, tegnsett), format),
            _ => throw new BadHttpRequestException("Unsupported content type.", StatusCodes.Status415UnsupportedMediaType),
        };
    }

    /// <summary>The account that the bilag are balanced against, written kapittel.sektor; null when it is left out.</summary>
    /// <exception cref="Avvisning">400.</exception>
    public static Motkonto? Motkonto(string? tekst)
    {
        if (tekst is null)
        {
            return null;
        }

        var deler = tekst.Split('.');
        return deler.Length == 2 && Kapittel.TryParse(deler[0], out var kapittel) && Sektor.TryParse(deler[1], out var sektor)
            ? new Motkonto(kapittel, sektor)
            : throw Avvisning.Ugyldig("motkonto", Feilkoder.UgyldigFormat, "Motkonto skrives kapittel.sektor, for eksempel 10.320.");
    }
}
