using System.Text.Json;
using Ledger.Application;
using Ledger.Domain.Validering;

namespace Ledger.Api.Kontrakt;

/// <summary>RFC 9457 problem details: the only form of an error.</summary>
internal static class Problemsvar
{
    public const string Innholdstype = "application/problem+json";

    /// <summary>The stable prefix of problem types; each is described in openapi/feilkoder.md.</summary>
    public const string Typeprefiks = "urn:ledger:problem:";

    public static Task SkrivAsync(HttpContext http, Avvisning avvisning)
    {
        var status = avvisning.Grunn switch
        {
            Avvisningsgrunn.Ugyldig => StatusCodes.Status400BadRequest,
            Avvisningsgrunn.IkkeFunnet => StatusCodes.Status404NotFound,
            Avvisningsgrunn.Konflikt => StatusCodes.Status409Conflict,
            Avvisningsgrunn.ForStor => StatusCodes.Status413PayloadTooLarge,
            Avvisningsgrunn.Opptatt => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return SkrivAsync(http, status, avvisning.Type, avvisning.Tittel, avvisning.Message, avvisning.Feil, avvisning.AntallFeil, avvisning.Tillegg);
    }

    public static async Task SkrivAsync(
        HttpContext http, int status, string type, string tittel, string detalj, IReadOnlyList<Feil>? feil = null, long antallFeil = 0, IReadOnlyDictionary<string, object?>? tillegg = null)
    {
        if (http.Response.HasStarted)
        {
            return;
        }

        var body = new Dictionary<string, object?>
        {
            ["type"] = Typeprefiks + type,
            ["title"] = tittel,
            ["status"] = status,
            ["detail"] = detalj,
            ["traceId"] = System.Diagnostics.Activity.Current?.Id ?? http.TraceIdentifier,
        };
        if (feil is { Count: > 0 })
        {
            body["feil"] = feil;
            body["antallFeil"] = antallFeil;
        }

        foreach (var (key, value) in tillegg ?? new Dictionary<string, object?>())
        {
            body[key] = value;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = Innholdstype;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, JsonOppsett.Valg), http.RequestAborted);
    }
}
