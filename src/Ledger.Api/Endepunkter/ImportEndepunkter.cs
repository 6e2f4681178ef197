using System.Security.Claims;
using Ledger.Api.Kontrakt;
using Ledger.Api.Oppsett;
using Ledger.Api.Sikkerhet;
using Ledger.Application;
using Ledger.Application.Import;
using Ledger.Domain.Hovedbok;
using Ledger.Domain.Verdier;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endepunkter;

/// <summary>Bulk import of postings, all or nothing and exactly once.</summary>
internal static class ImportEndepunkter
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";
    private const int StoersteNoekkel = 200;

    public static void MapImport(this RouteGroupBuilder aaret) =>
        aaret.MapPost("/importer", ImporterAsync).KreverScope(Scope.Bokfor)
            .Accepts<string>(Csv, Ndjson)
            .Produces<Importkvittering>(StatusCodes.Status201Created).Produces<Importkvittering>(StatusCodes.Status200OK)
            .WithName("importer").WithTags("Bokføring").WithSummary("Bokfør mange bilag samlet: alt eller ingenting.")
            .WithMetadata(new Idempotensheader(Paakrevd: true));

    private static async Task<IResult> ImporterAsync(
        HttpContext http, string kommunenummer, string aar, string? proevekjoering, string? motkonto, Importtjeneste tjeneste, IOptions<Ledgervalg> valg, ClaimsPrincipal user, CancellationToken ct)
    {
        var noekkel = Idempotensnoekkel(http, paakrevd: true)!;
        var leser = Leser(http.Request.ContentType);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = valg.Value.Import.MestByte;

        // The body is taken in full before the write lock is asked for, so that a slow sender holds up nobody.
        await using var body = new FileBufferingReadStream(http.Request.Body, 1 << 20, valg.Value.Import.MestByte, () => Mellomlager(valg.Value));
        await LesHeleAsync(body, ct);
        var ordre = new Importordre(
            Rute.Kommune(kommunenummer),
            Rute.Aar(aar),
            user.Bruker(),
            noekkel,
            () =>
            {
                body.Position = 0;
                return leser(body);
            },
            LesMotkonto(motkonto),
            Rute.Bryter(proevekjoering, "proevekjoering"));
        var svar = await tjeneste.ImporterAsync(ordre, ct);
        return svar.AlleredeUtfoert || ordre.Proevekjoering
            ? Results.Ok(svar.Kvittering)
            : Results.Created($"/v1/kommuner/{kommunenummer}/regnskap/{aar}/importer/{svar.Kvittering.ImportId}", svar.Kvittering);
    }

    /// <summary>The value of Idempotency-Key: a structured-header string, or bare.</summary>
    internal static string? Idempotensnoekkel(HttpContext http, bool paakrevd)
    {
        var header = http.Request.Headers["Idempotency-Key"].ToString().Trim();
        var key = header.Length >= 2 && header[0] == '"' && header[^1] == '"' ? header[1..^1] : header;
        if (key.Length == 0)
        {
            return paakrevd ? throw Avvisning.Ugyldig("Idempotency-Key", Feilkoder.Mangler, "Send en Idempotency-Key, for eksempel en UUID, som er den samme når du prøver igjen.") : null;
        }

        return key.Length <= StoersteNoekkel && Tekstregler.HarGyldigeTegn(key)
            ? key
            : throw Avvisning.Ugyldig("Idempotency-Key", Feilkoder.UgyldigFormat, $"Idempotency-Key er høyst {StoersteNoekkel} tegn.");
    }

    private static Func<Stream, IPosteringsleser> Leser(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            Csv => stream => new CsvLeser(stream),
            Ndjson => stream => new NdjsonLeser(stream),
            _ => throw new BadHttpRequestException("Unsupported content type.", StatusCodes.Status415UnsupportedMediaType),
        };

    private static async Task LesHeleAsync(FileBufferingReadStream body, CancellationToken ct)
    {
        try
        {
            await body.DrainAsync(ct);
        }
        catch (IOException e) when (e is not BadHttpRequestException && e.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge, e);
        }
    }

    private static string Mellomlager(Ledgervalg valg)
    {
        var folder = Path.Combine(Path.GetFullPath(valg.DataDirectory), "mellomlager");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static Motkonto? LesMotkonto(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('.');
        return parts.Length == 2 && Kapittel.TryParse(parts[0], out var kapittel) && Sektor.TryParse(parts[1], out var sektor)
            ? new Motkonto(kapittel, sektor)
            : throw Avvisning.Ugyldig("motkonto", Feilkoder.UgyldigFormat, "Motkonto skrives kapittel.sektor, for eksempel 10.320.");
    }
}

/// <summary>The endpoint reads Idempotency-Key.</summary>
internal sealed record Idempotensheader(bool Paakrevd);
