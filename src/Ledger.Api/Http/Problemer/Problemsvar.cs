using System.Text;
using System.Text.Json;
using Ledger.Api.Http.Json;
using Ledger.Application;
using Ledger.Web.Ruting;
using Ledger.Web.Sider;

namespace Ledger.Api.Http.Problemer;

/// <summary>RFC 9457 problem details: the only form of an error, but to who reads a page.</summary>
internal static class Problemsvar
{
    public const string Innholdstype = "application/problem+json";

    /// <summary>The stable prefix of problem types; each is described in openapi/feilkoder.md.</summary>
    public const string Typeprefiks = "urn:ledger:problem:";

    public static Task SkrivAsync(HttpContext http, Avvisning avvisning) => SkrivAsync(http, Status(avvisning.Grunn), Innhold(avvisning));

    public static Task SkrivAsync(HttpContext http, int status, string type, string tittel, string detalj) =>
        SkrivAsync(http, status, Innhold(status, type, tittel, detalj));

    /// <summary>A problem whose body is made already.</summary>
    public static Task SkrivAsync(HttpContext http, Dictionary<string, object?> innhold) => SkrivAsync(http, (int)innhold["status"]!, innhold);

    /// <summary>The body of a rejection, without a trace.</summary>
    public static Dictionary<string, object?> Innhold(Avvisning avvisning)
    {
        var body = Innhold(Status(avvisning.Grunn), avvisning.Type, avvisning.Tittel, avvisning.Message);
        if (avvisning.Feil.Count > 0)
        {
            body["feil"] = avvisning.Feil;
            body["antallFeil"] = avvisning.AntallFeil;
        }

        foreach (var (key, value) in avvisning.Tillegg ?? new Dictionary<string, object?>())
        {
            body[key] = value;
        }

        return body;
    }

    public static Dictionary<string, object?> Innhold(int status, string type, string tittel, string detalj) =>
        new() { ["type"] = Typeprefiks + type, ["title"] = tittel, ["status"] = status, ["detail"] = detalj };

    private static int Status(Avvisningsgrunn grunn) => grunn switch
    {
        Avvisningsgrunn.Ugyldig => StatusCodes.Status400BadRequest,
        Avvisningsgrunn.IkkeTillatt => StatusCodes.Status403Forbidden,
        Avvisningsgrunn.IkkeFunnet => StatusCodes.Status404NotFound,
        Avvisningsgrunn.Konflikt => StatusCodes.Status409Conflict,
        Avvisningsgrunn.Forutsetning => StatusCodes.Status412PreconditionFailed,
        Avvisningsgrunn.ForStor => StatusCodes.Status413PayloadTooLarge,
        Avvisningsgrunn.Opptatt => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static async Task SkrivAsync(HttpContext http, int status, Dictionary<string, object?> body)
    {
        if (http.Response.HasStarted)
        {
            return;
        }

        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = "5";
        }

        byte[] svar;
        if (Sidehoder.Av(http) is not null)
        {
            // Who reads a page is told as a page. What went wrong inside is found by the reference.
            http.Response.ContentType = "text/html; charset=utf-8";
            svar = Encoding.UTF8.GetBytes(Utenfor.Feil(status, status < StatusCodes.Status500InternalServerError ? (string?)body["detail"]
                : status == StatusCodes.Status500InternalServerError ? $"Siden kunne ikke vises. Referansen er {Sporing.Id(http)}." : null,
                status is StatusCodes.Status500InternalServerError or StatusCodes.Status404NotFound ? null : Sporing.Id(http)));
        }
        else
        {
            body["traceId"] = Sporing.Id(http);
            http.Response.ContentType = Innholdstype;
            svar = JsonSerializer.SerializeToUtf8Bytes(body, JsonOppsett.Valg);
        }

        // Not with the request's token: the answer may be that the request was cancelled.
        await http.Response.Body.WriteAsync(svar, CancellationToken.None);
    }
}
